using System.Text.Json;
using System.Text.Json.Serialization;
using Daemon.ModelClient.Errors;

namespace Daemon.ModelClient.Credentials;

/// <summary>
/// Reads <c>auth.json</c>, which the login command writes: <c>{"OPENAI_API_KEY": string or null, "auth_mode": "apikey" or "chatgpt",
/// "tokens": {"access_token", "account_id", ...}}</c>. Tokens are not renewed here: an old one is refused by the provider with 401.
/// </summary>
internal static partial class AuthFile
{
    public const string Name = "auth.json";

    private const int MaxBytes = 1024 * 1024;

    /// <returns>Null when there is no such file, or it holds neither a key nor a token.</returns>
    /// <exception cref="ModelException">The file cannot be read or has another shape; the message holds none of its text.</exception>
    public static async ValueTask<ProviderCredential?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 4096, useAsync: true);
            if (file.Length > MaxBytes)
            {
                throw ModelErrors.Final($"{path} is larger than 1 MiB, so it is not what a login wrote. Log in again.");
            }

            return Choose(await JsonSerializer.DeserializeAsync(file, AuthJsonContext.Default.AuthJson, cancellationToken));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException e)
        {
            // The parser's own message may quote the file, so it is not passed on as a cause either.
            throw ModelErrors.Final($"{path} is not valid JSON (line {(e.LineNumber ?? 0) + 1}). Log in again.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ModelErrors.Final($"{path} cannot be read. Check its permissions.", inner: e);
        }
    }

    private static ProviderCredential? Choose(AuthJson? auth)
    {
        ProviderCredential? key = string.IsNullOrWhiteSpace(auth?.ApiKey) ? null : new ProviderCredential(auth.ApiKey.Trim());
        ProviderCredential? login = string.IsNullOrWhiteSpace(auth?.Tokens?.AccessToken)
            ? null
            : new ProviderCredential(auth.Tokens.AccessToken.Trim(), isChatGptLogin: true, auth.Tokens.AccountId);
        return auth?.AuthMode is "chatgpt" ? login ?? key : key ?? login;
    }

    internal sealed record AuthJson
    {
        [JsonPropertyName("OPENAI_API_KEY")]
        public string? ApiKey { get; init; }

        [JsonPropertyName("auth_mode")]
        public string? AuthMode { get; init; }

        [JsonPropertyName("tokens")]
        public AuthTokens? Tokens { get; init; }
    }

    internal sealed record AuthTokens
    {
        [JsonPropertyName("access_token")]
        public string? AccessToken { get; init; }

        [JsonPropertyName("account_id")]
        public string? AccountId { get; init; }
    }

    [JsonSerializable(typeof(AuthJson))]
    private sealed partial class AuthJsonContext : JsonSerializerContext;
}
