using System.Buffers;
using System.Text.Json;
using Daemon.Config.Plugins;

namespace Daemon.Core.Plugins;

/// <summary>The file in a marketplace's checkout that says what was checked out; another implementation reads and writes the same.</summary>
internal static class CheckoutRecord
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    public static byte[] Write(ConfiguredMarketplace marketplace, string commit)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
        {
            writer.WriteStartObject();
            writer.WriteString("source_type"u8, "git"u8);
            writer.WriteString("source"u8, marketplace.Source);
            writer.WriteString("ref_name"u8, marketplace.Ref);
            writer.WriteStartArray("sparse_paths"u8);
            foreach (var path in marketplace.SparsePaths)
            {
                writer.WriteStringValue(path);
            }

            writer.WriteEndArray();
            writer.WriteString("revision"u8, commit);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Whether the file says the same.</summary>
    public static bool Matches(string file, byte[] record) => File.Exists(file) && Plain(File.ReadAllText(file)) == Plain(System.Text.Encoding.UTF8.GetString(record));

    /// <summary>Another implementation may break lines elsewhere; no value has white space that matters.</summary>
    private static string Plain(string json) => string.Concat(json.Where(character => !char.IsWhiteSpace(character)));
}
