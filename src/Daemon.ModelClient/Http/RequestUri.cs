using System.Text;

namespace Daemon.ModelClient.Http;

/// <summary>Where a provider's requests go.</summary>
internal static class RequestUri
{
    private const string OpenAiBaseUrl = "https://api.openai.com/v1";
    private const string ChatGptBaseUrl = "https://chatgpt.com/backend-api/codex";

    /// <inheritdoc cref="Compose(ModelProviderOptions, bool, string, IEnumerable{KeyValuePair{string, string}})"/>
    public static Uri Compose(ModelProviderOptions provider, bool chatGptLogin) => Compose(provider, chatGptLogin, "/responses", []);

    /// <summary><c>{base_url}{path}</c> and the provider's query.</summary>
    /// <param name="chatGptLogin">A ChatGPT token is of use at ChatGPT's own back end only: the default address changes with it.</param>
    /// <param name="path">Begins with a slash.</param>
    /// <param name="more">What comes after the provider's query.</param>
    /// <exception cref="ArgumentException">The provider has no absolute http or https base URL.</exception>
    public static Uri Compose(ModelProviderOptions provider, bool chatGptLogin, string path, IEnumerable<KeyValuePair<string, string>> more)
    {
        string root = (provider.BaseUrl ?? string.Empty).TrimEnd('/');
        if (chatGptLogin && root == OpenAiBaseUrl)
        {
            root = ChatGptBaseUrl;
        }

        var text = new StringBuilder(root).Append(path);
        char separator = '?';
        foreach ((string name, string value) in provider.QueryParams.Concat(more))
        {
            text.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        if (!Uri.TryCreate(text.ToString(), UriKind.Absolute, out Uri? uri)
            || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException($"model_providers.{provider.Id}.base_url must be an absolute http or https URL", nameof(provider));
        }

        return uri;
    }

    /// <summary>The address as messages show it: the query and user info may hold keys.</summary>
    public static string Display(Uri uri) => uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
