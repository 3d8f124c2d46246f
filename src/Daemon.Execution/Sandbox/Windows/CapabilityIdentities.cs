using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Daemon.Execution.Sandbox.Windows;

/// <summary>
/// Random identities that stand for "may write there", kept in <c>CODEX_HOME/cap_sid</c>: outside of every workspace, so that no command
/// can learn another's. Thread-safe; several processes agree through the file.
/// </summary>
/// <param name="file">Path of the file. A damaged one is an error: new identities would leave old entries behind unnoticed.</param>
internal sealed class CapabilityIdentities(string file)
{
    private const string ReadOnlyKey = "readonly";
    private const string PlacesKey = "places";

    private readonly Lock _gate = new();

    /// <summary>The identity of commands that write nowhere.</summary>
    /// <exception cref="IOException">The file cannot be read or written, or is damaged.</exception>
    public string ReadOnly => Get(null);

    /// <summary>The identity of a place; see <see cref="WindowsPrincipals"/>.</summary>
    /// <exception cref="IOException">The file cannot be read or written, or is damaged.</exception>
    public string Of(string place) => Get(place);

    /// <summary>All that were ever given, for removing their entries.</summary>
    /// <exception cref="IOException">The file cannot be read, or is damaged.</exception>
    public IReadOnlyList<string> All()
    {
        (string? readOnly, SortedDictionary<string, string> places) = Read();
        return [.. places.Values, .. readOnly is null ? Array.Empty<string>() : [readOnly]];
    }

    /// <summary>The form of the identities of a domain's accounts, which no domain has: 96 random bits.</summary>
    internal static string NewSid()
    {
        Span<byte> random = stackalloc byte[12];
        RandomNumberGenerator.Fill(random);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"S-1-5-21-{BitConverter.ToUInt32(random)}-{BitConverter.ToUInt32(random[4..])}-{BitConverter.ToUInt32(random[8..])}-1001");
    }

    private string Get(string? place)
    {
        lock (_gate)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using FileStream exclusive = Lock();
            (string? readOnly, SortedDictionary<string, string> places) = Read();
            if (place is null ? readOnly is not null : places.ContainsKey(place))
            {
                return place is null ? readOnly! : places[place];
            }

            string sid = NewSid();
            if (place is null)
            {
                readOnly = sid;
            }
            else
            {
                places[place] = sid;
            }

            Write(readOnly, places);
            return sid;
        }
    }

    /// <summary>Another process holds it for milliseconds at most.</summary>
    private FileStream Lock()
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < 100)
            {
                Thread.Sleep(20);
            }
        }
    }

    private (string? ReadOnly, SortedDictionary<string, string> Places) Read()
    {
        var places = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(file))
        {
            return (null, places);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (JsonProperty place in document.RootElement.TryGetProperty(PlacesKey, out JsonElement all) ? all.EnumerateObject() : default)
            {
                places[place.Name] = Checked(place.Value);
            }

            return (document.RootElement.TryGetProperty(ReadOnlyKey, out JsonElement readOnly) ? Checked(readOnly) : null, places);
        }
        catch (Exception damage) when (damage is JsonException or InvalidOperationException or FormatException)
        {
            throw new IOException($"{file} is damaged: {damage.Message} Remove it; `codex sandbox uninstall` cannot find old entries without it.", damage);
        }
    }

    private static string Checked(JsonElement sid) =>
        sid.GetString() is { } text && text.StartsWith("S-1-5-21-", StringComparison.Ordinal) ? text : throw new FormatException("an identity has another form.");

    private void Write(string? readOnly, SortedDictionary<string, string> places)
    {
        var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            if (readOnly is not null)
            {
                writer.WriteString(ReadOnlyKey, readOnly);
            }

            writer.WriteStartObject(PlacesKey);
            foreach ((string place, string sid) in places)
            {
                writer.WriteString(place, sid);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        string fresh = $"{file}.{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.new";
        File.WriteAllBytes(fresh, text.ToArray());
        File.Move(fresh, file, overwrite: true);
    }
}
