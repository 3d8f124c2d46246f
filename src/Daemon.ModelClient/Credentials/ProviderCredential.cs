namespace Daemon.ModelClient.Credentials;

/// <summary>A secret for one provider. It has no readable text form, so that it does not end up in a log.</summary>
public sealed class ProviderCredential
{
    /// <param name="bearerToken">API key or access token.</param>
    /// <param name="chatGptAccountId">Header <c>chatgpt-account-id</c>; null when not known.</param>
    public ProviderCredential(string bearerToken, bool isChatGptLogin = false, string? chatGptAccountId = null)
    {
        BearerToken = bearerToken;
        IsChatGptLogin = isChatGptLogin;
        ChatGptAccountId = chatGptAccountId;
    }

    public string BearerToken { get; }

    /// <summary>Whether the token comes from a ChatGPT login and is therefore for ChatGPT's back end.</summary>
    public bool IsChatGptLogin { get; }

    public string? ChatGptAccountId { get; }

    public override string ToString() => "ProviderCredential (hidden)";
}
