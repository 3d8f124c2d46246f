using System.Security.Cryptography;
using System.Text.Json;
using Daemon.Mcp.Wire;

namespace Daemon.Mcp.OAuth;

/// <summary>
/// Sign-ins to tool servers, in <c>CODEX_HOME/.credentials.json</c>, which only the user may read. Entries of other programs stay as
/// they are.
/// </summary>
/// <remarks>Thread-safe within the process; between processes the last writer of an entry wins, and no reader sees half a file.</remarks>
public sealed class OAuthStore(string codexHome)
{
    private static readonly Lock Gate = new();

    private string FilePath => Path.Join(codexHome, ".credentials.json");

    /// <summary>Null when nobody has signed in to this server at this address.</summary>
    public OAuthCredential? Find(string serverName, string serverUrl)
    {
        lock (Gate)
        {
            return Read().TryGetValue(Key(serverName, serverUrl), out var entry) ? OAuthCredential.TryRead(entry) : null;
        }
    }

    /// <exception cref="IOException">It could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Save(OAuthCredential credential)
    {
        lock (Gate)
        {
            Write(Read(), Key(credential.ServerName, credential.ServerUrl), credential);
        }
    }

    /// <summary>Forgets a sign-in; false when there was none.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public bool Remove(string serverName, string serverUrl)
    {
        lock (Gate)
        {
            var entries = Read();
            var key = Key(serverName, serverUrl);
            if (!entries.ContainsKey(key))
            {
                return false;
            }

            Write(entries, key, null);
            return true;
        }
    }

    /// <summary>The entry's name: a server that moves to another address is another one.</summary>
    internal static string Key(string serverName, string serverUrl)
    {
        using var payload = new MemoryStream();
        using (var writer = new Utf8JsonWriter(payload, McpMessage.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, "http"u8);
            writer.WriteString("url"u8, serverUrl);
            writer.WriteStartObject("headers"u8);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return $"{serverName}|{Convert.ToHexStringLower(SHA256.HashData(payload.ToArray()).AsSpan(0, 8))}";
    }

    /// <summary>A file that is no JSON object counts as empty: it holds no sign-in that could be used.</summary>
    private Dictionary<string, JsonElement> Read()
    {
        var entries = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(FilePath));
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                foreach (var entry in document.RootElement.EnumerateObject())
                {
                    entries[entry.Name] = entry.Value.Clone();
                }
            }
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            // As above.
        }

        return entries;
    }

    private void Write(Dictionary<string, JsonElement> entries, string key, OAuthCredential? credential)
    {
        entries.Remove(key);
        if (entries.Count == 0 && credential is null)
        {
            File.Delete(FilePath);
            return;
        }

        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, McpMessage.WriterOptions))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in entries)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            if (credential is not null)
            {
                writer.WritePropertyName(key);
                credential.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        Replace(text.ToArray());
    }

    private void Replace(byte[] text)
    {
        Directory.CreateDirectory(codexHome);
        var temporary = $"{FilePath}.{Environment.ProcessId}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(temporary, options))
        {
            file.Write(text);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, FilePath, overwrite: true);
    }
}
