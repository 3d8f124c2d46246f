using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Daemon.Protocol.V2.Common;

namespace Daemon.AppServer.Dispatch;

/// <summary>Makes results that a writer produces as JSON instead of as wire records.</summary>
internal static class RawDocument
{
    // As WireJson: the bytes never land in HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="write">Writes exactly one value.</param>
    public static RawJson Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        return new RawJson(buffer.WrittenMemory);
    }
}
