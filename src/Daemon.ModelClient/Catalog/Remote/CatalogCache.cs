using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Daemon.ModelClient.Credentials;

namespace Daemon.ModelClient.Catalog.Remote;

/// <summary>
/// The file <c>models_cache.json</c> of the configuration folder: the last list of models, of one user at one provider. It is a cache: one
/// that cannot be read, or is another version's or user's, is as good as none.
/// </summary>
internal sealed class CatalogCache(string folder, string clientVersion)
{
    private const int MaxBytes = 16 << 20;

    private readonly string _path = Path.Join(folder, "models_cache.json");

    /// <summary>Says whose list it is without saying who they are.</summary>
    public static string IdentityOf(ModelProviderOptions provider, ProviderCredential credential) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{provider.Id}\n{provider.BaseUrl}\n{credential.ChatGptAccountId}")));

    /// <summary>Null when there is no list of this user.</summary>
    public KeptCatalog? Read(string identity)
    {
        try
        {
            using FileStream file = File.OpenRead(_path);
            if (file.Length > MaxBytes)
            {
                return null;
            }

            using var document = JsonDocument.Parse(file);
            JsonElement root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object
                && Text(root, "identity") == identity
                && Text(root, "client_version") == clientVersion
                && Text(root, "fetched_at") is { } stamp
                && DateTimeOffset.TryParse(stamp, System.Globalization.CultureInfo.InvariantCulture, out DateTimeOffset fetchedAt)
                    ? new KeptCatalog(identity, Text(root, "etag"), fetchedAt, CatalogFile.Parse(root, _path, ModelSet.BuiltIn))
                    : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or CatalogException)
        {
            return null;
        }
    }

    /// <summary>Keeps a list for the next start.</summary>
    /// <param name="models">The array of models as the provider wrote it.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Write(KeptCatalog kept, JsonElement models)
    {
        string temporary = $"{_path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (FileStream file = File.Create(temporary))
            using (var writer = new Utf8JsonWriter(file))
            {
                writer.WriteStartObject();
                writer.WriteString("fetched_at", kept.FetchedAt.UtcDateTime);
                writer.WriteString("etag", kept.Tag);
                writer.WriteString("client_version", clientVersion);
                writer.WriteString("identity", kept.Identity);
                writer.WritePropertyName("models");
                models.WriteTo(writer);
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

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
