using System.Text.Encodings.Web;
using System.Text.Json;

namespace Daemon.Cli.Servers;

/// <summary>JSON for people and scripts: indented, with characters as they are.</summary>
internal static class RawText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    /// <param name="write">Writes exactly one value.</param>
    public static byte[] Of(Action<Utf8JsonWriter> write)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, Options))
        {
            write(writer);
        }

        return text.ToArray();
    }
}
