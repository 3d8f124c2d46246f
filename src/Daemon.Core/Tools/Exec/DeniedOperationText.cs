using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Daemon.Core.Rollout.Lines;
using Daemon.Protocol.Permissions;

namespace Daemon.Core.Tools.Exec;

/// <summary>Tells the model what the sandbox refused to a command, behind its output.</summary>
internal static class DeniedOperationText
{
    /// <summary>Enough to see the cause; the item has all of them.</summary>
    private const int MaxShown = 20;

    // The text goes to a model, not into a page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a result with the denials behind it; unchanged for null.</summary>
    public static string Append(string result, IReadOnlyList<DeniedOperation>? denials)
    {
        if (denials is null)
        {
            return result;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            DeniedOperationJson.Write(json, [.. denials.Take(MaxShown)]);
        }

        var separator = result.EndsWith('\n') ? "" : "\n";
        return $"{result}{separator}Sandbox denials:\n{Encoding.UTF8.GetString(buffer.WrittenSpan)}";
    }
}
