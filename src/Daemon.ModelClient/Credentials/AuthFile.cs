using System.Text.Json;
using Daemon.ModelClient.Errors;

namespace Daemon.ModelClient.Credentials;

/// <summary>
/// Reads <c>auth.json</c>, which the login command writes: <c>{"OPENAI_API_KEY": string or null, "auth_mode": "apikey" or "chatgpt",
/// "tokens": {"access_token", "account_id", ...}}</c>. Tokens are not renewed here: an old one is refused by the provider with 401.
/// </summary>
internal static class AuthFile
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

            using JsonDocument document = await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
            return Choose(document.RootElement);
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

    private static ProviderCredential? Choose(JsonElement auth)
    {
        JsonElement? tokens = Member(auth, "tokens");
        ProviderCredential? key = Text(auth, "OPENAI_API_KEY") is { } apiKey ? new ProviderCredential(apiKey.Trim()) : null;
        ProviderCredential? login = Text(tokens, "access_token") is { } token
            ? new ProviderCredential(token.Trim(), isChatGptLogin: true, Text(tokens, "account_id"))
            : null;
        return Text(auth, "auth_mode") is "chatgpt" ? login ?? key : key ?? login;
    }

    // Null stands for an absent member, of the file as a whole too.
    private static JsonElement? Member(JsonElement? parent, string name) => parent switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Object } known => known.TryGetProperty(name, out JsonElement value) ? value : null,
        _ => throw new JsonException("not an object"),
    };

    private static string? Text(JsonElement? parent, string name) => Member(parent, name) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } value => string.IsNullOrWhiteSpace(value.GetString()) ? null : value.GetString(),
        _ => throw new JsonException("not a string"),
    };
}
