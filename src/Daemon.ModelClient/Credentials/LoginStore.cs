using System.Text.Json;

namespace Daemon.ModelClient.Credentials;

/// <summary>Who is signed in, as <c>auth.json</c> says.</summary>
public enum LoginKind
{
    ApiKey,
    ChatGpt,
}

/// <summary>A login. No record: a printed record would show the secret.</summary>
public sealed class StoredLogin(LoginKind kind, string secret)
{
    public LoginKind Kind { get; } = kind;

    /// <summary>The API key or the access token. Never for a log or an error.</summary>
    public string Secret { get; } = secret;
}

/// <summary>The user's login in <c>auth.json</c>, which only the user may read.</summary>
/// <remarks>Thread-safe: the file is replaced as a whole, so a reader sees one login or another.</remarks>
/// <param name="codexHome">Absolute folder of the file; made when a login is written.</param>
public sealed class LoginStore(string codexHome)
{
    private const UnixFileMode OnlyUser = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _path = Path.Join(codexHome, AuthFile.Name);

    /// <summary>Null when nobody is signed in.</summary>
    /// <exception cref="ModelException">The file cannot be read or has another shape.</exception>
    public async ValueTask<StoredLogin?> ReadAsync(CancellationToken cancellationToken) =>
        await AuthFile.ReadAsync(_path, cancellationToken) is { } credential
            ? new StoredLogin(credential.IsChatGptLogin ? LoginKind.ChatGpt : LoginKind.ApiKey, credential.BearerToken)
            : null;

    /// <summary>Signs in with an API key; an earlier login is forgotten.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void WriteApiKey(string apiKey)
    {
        Directory.CreateDirectory(codexHome);
        var temporary = Path.Join(codexHome, $".{AuthFile.Name}.{Guid.NewGuid():N}.tmp");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OnlyUser;
        }

        try
        {
            using (var file = new FileStream(temporary, options))
            using (var writer = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true }))
            {
                writer.WriteStartObject();
                writer.WriteString("auth_mode", "apikey");
                writer.WriteString("OPENAI_API_KEY", apiKey);
                writer.WriteEndObject();
            }

            File.Move(temporary, _path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Signs out; nothing happens when nobody is signed in.</summary>
    /// <exception cref="IOException">The file cannot be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be deleted.</exception>
    public void Delete()
    {
        if (File.Exists(_path))
        {
            File.Delete(_path);
        }
    }
}
