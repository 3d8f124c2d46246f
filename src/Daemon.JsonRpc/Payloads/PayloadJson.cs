using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Daemon.JsonRpc.Payloads;

/// <summary>The options of payloads' JSON, and a buffer to write one.</summary>
public sealed class PayloadJson : IDisposable
{
    /// <summary>How deep a payload's arrays and objects may be nested.</summary>
    public const int MaxDepth = 64;

    internal static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = MaxDepth };

    /// <summary>Like other peers on this wire: nothing is escaped that JSON does not demand. Nobody embeds these texts in HTML.</summary>
    internal static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly ArrayBufferWriter<byte> _buffer = new();

    public PayloadJson()
    {
        Writer = new Utf8JsonWriter(_buffer, WriterOptions);
    }

    public Utf8JsonWriter Writer { get; }

    /// <summary>What was written.</summary>
    public byte[] ToArray()
    {
        Writer.Flush();
        return _buffer.WrittenSpan.ToArray();
    }

    public void Dispose() => Writer.Dispose();
}
