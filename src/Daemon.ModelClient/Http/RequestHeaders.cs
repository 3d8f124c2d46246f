using Daemon.ModelClient.Credentials;
using Daemon.ModelClient.Errors;

namespace Daemon.ModelClient.Http;

/// <summary>
/// Puts the headers on a request. What says who asks is ours and wins over configured headers of the same name; <c>accept</c>,
/// <c>originator</c>, <c>user-agent</c> and, without credentials, <c>authorization</c> are left to the configuration if it states them.
/// </summary>
internal sealed class RequestHeaders(ModelProviderOptions provider, Func<string, string?> environment)
{
    private const string BuiltInOpenAi = "openai";

    /// <summary>Name of the provider whose endpoint takes the wishes of <c>x-codex-beta-features</c>.</summary>
    private const string OpenAiName = "OpenAI";

    /// <exception cref="ModelException">A configured header cannot be sent; its value is not repeated.</exception>
    public void Apply(HttpRequestMessage message, ModelRequest request, string turnMetadata, ProviderCredential? credential)
    {
        ApplyConfigured(message);
        ApplyIdentity(message, request.Identity, turnMetadata);
        ApplyCredential(message, credential);
    }

    /// <summary>The headers of a request that belongs to no thread: what is configured, and the credential.</summary>
    /// <exception cref="ModelException">A configured header cannot be sent; its value is not repeated.</exception>
    public void ApplyBasics(HttpRequestMessage message, ProviderCredential? credential)
    {
        ApplyConfigured(message);
        AddDefault(message, "accept", "application/json");
        ApplyCredential(message, credential);
    }

    private static void ApplyCredential(HttpRequestMessage message, ProviderCredential? credential)
    {
        if (credential is not null)
        {
            Replace(message, "authorization", $"Bearer {credential.BearerToken}");
            if (credential.ChatGptAccountId is { } account)
            {
                Replace(message, "chatgpt-account-id", account);
            }
        }
    }

    private void ApplyConfigured(HttpRequestMessage message)
    {
        foreach ((string name, string value) in provider.HttpHeaders)
        {
            AddConfigured(message, "http_headers", name, value);
        }

        foreach ((string name, string variable) in provider.EnvHttpHeaders)
        {
            if (environment(variable) is { } value && !string.IsNullOrWhiteSpace(value))
            {
                AddConfigured(message, "env_http_headers", name, value);
            }
        }
    }

    private void AddConfigured(HttpRequestMessage message, string table, string name, string value)
    {
        // The same name in another case, or in the other table: the later one counts.
        if (message.Headers.NonValidated.Contains(name))
        {
            message.Headers.Remove(name);
        }

        bool added = HeaderText.IsSendable(value)
            && (message.Headers.TryAddWithoutValidation(name, value) || (message.Content is { } content && ReplaceContentHeader(content, name, value)));
        if (!added)
        {
            throw ModelErrors.Final($"model_providers.{provider.Id}.{table}: header `{name}` has a name or value that HTTP cannot carry");
        }
    }

    /// <summary>The framework keeps content headers apart; a configured one replaces ours. False when the name is no such header.</summary>
    private static bool ReplaceContentHeader(HttpContent content, string name, string value)
    {
        if (!content.Headers.TryAddWithoutValidation(name, value))
        {
            return false;
        }

        content.Headers.Remove(name);
        return content.Headers.TryAddWithoutValidation(name, value);
    }

    private void ApplyIdentity(HttpRequestMessage message, RequestIdentity identity, string turnMetadata)
    {
        Replace(message, "x-codex-window-id", TurnMetadata.WindowId(identity));
        Replace(message, "x-codex-turn-metadata", turnMetadata);
        Replace(message, "x-client-request-id", identity.ThreadId);
        Replace(message, "session-id", identity.SessionId);
        Replace(message, "thread-id", identity.ThreadId);
        if (identity.ParentThreadId is { } parent)
        {
            Replace(message, "x-codex-parent-thread-id", parent);
        }

        if (identity.Subagent is { } subagent)
        {
            Replace(message, "x-openai-subagent", subagent);
        }

        if (provider.Name == OpenAiName)
        {
            Replace(message, "x-codex-beta-features", "remote_compaction_v2");
        }

        if (provider.Id == BuiltInOpenAi && identity.ClientVersion is { } version)
        {
            Replace(message, "version", version);
        }

        AddDefault(message, "accept", "text/event-stream");
        AddDefault(message, "originator", identity.Originator);
        AddDefault(message, "user-agent", identity.UserAgent);
    }

    private static void AddDefault(HttpRequestMessage message, string name, string value)
    {
        if (!message.Headers.NonValidated.Contains(name))
        {
            message.Headers.TryAddWithoutValidation(name, HeaderText.Clean(value));
        }
    }

    private static void Replace(HttpRequestMessage message, string name, string value)
    {
        message.Headers.Remove(name);
        message.Headers.TryAddWithoutValidation(name, HeaderText.Clean(value));
    }
}
