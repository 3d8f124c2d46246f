using System.Buffers;
using System.Text.Json;
using Daemon.JsonRpc.Payloads;

namespace Daemon.JsonRpc.Messages;

/// <summary>Serialises messages, each into an array of its own: one allocation per message, which connections share.</summary>
/// <remarks>Thread-safe: the scratch space is per thread. A nested call gets its own.</remarks>
internal static class MessageWriter
{
    // Scratch space that a large message made longer than this is not kept.
    private const int KeepBytes = 256 * 1024;

    private static readonly JsonEncodedText Version = JsonEncodedText.Encode("jsonrpc");
    private static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText Method = JsonEncodedText.Encode("method");
    private static readonly JsonEncodedText Params = JsonEncodedText.Encode("params");
    private static readonly JsonEncodedText Result = JsonEncodedText.Encode("result");
    private static readonly JsonEncodedText Error = JsonEncodedText.Encode("error");
    private static readonly JsonEncodedText Code = JsonEncodedText.Encode("code");
    private static readonly JsonEncodedText Message = JsonEncodedText.Encode("message");
    private static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");
    private static readonly JsonEncodedText EmittedAtMs = JsonEncodedText.Encode("emittedAtMs");

    [ThreadStatic]
    private static Scratch? FreeScratch;

    public static byte[] Notification<T>(
        string method, T parameters, WireType<T> type, long emittedAtMs, MessageForm form = MessageForm.Bare)
    {
        using var scratch = Scratch.Rent(form);
        Utf8JsonWriter json = scratch.Json;
        json.WriteString(Method, method);
        json.WritePropertyName(Params);
        type.Write(json, parameters);
        WriteTime(json, emittedAtMs, form);
        return scratch.Finish();
    }

    public static byte[] Notification(
        string method, ReadOnlyMemory<byte>? parameters, long emittedAtMs, MessageForm form = MessageForm.Bare)
    {
        using var scratch = Scratch.Rent(form);
        Utf8JsonWriter json = scratch.Json;
        json.WriteString(Method, method);
        WriteRaw(json, Params, parameters);
        WriteTime(json, emittedAtMs, form);
        return scratch.Finish();
    }

    public static byte[] Request<T>(RequestId id, string method, T parameters, WireType<T> type)
    {
        using var scratch = Scratch.Rent(MessageForm.Bare);
        Utf8JsonWriter json = scratch.Json;
        WriteId(json, id);
        json.WriteString(Method, method);
        json.WritePropertyName(Params);
        type.Write(json, parameters);
        return scratch.Finish();
    }

    public static byte[] Request(RequestId id, string method, ReadOnlyMemory<byte>? parameters, MessageForm form = MessageForm.Bare)
    {
        using var scratch = Scratch.Rent(form);
        Utf8JsonWriter json = scratch.Json;
        WriteId(json, id);
        json.WriteString(Method, method);
        WriteRaw(json, Params, parameters);
        return scratch.Finish();
    }

    public static byte[] Response<T>(RequestId id, T result, WireType<T> type, MessageForm form = MessageForm.Bare)
    {
        using var scratch = Scratch.Rent(form);
        Utf8JsonWriter json = scratch.Json;
        WriteId(json, id);
        json.WritePropertyName(Result);
        type.Write(json, result);
        return scratch.Finish();
    }

    public static byte[] Response(RequestId id, ReadOnlyMemory<byte> result, MessageForm form = MessageForm.Bare)
    {
        using var scratch = Scratch.Rent(form);
        Utf8JsonWriter json = scratch.Json;
        WriteId(json, id);
        WriteRaw(json, Result, result);
        return scratch.Finish();
    }

    public static byte[] ErrorResponse(
        RequestId id, long code, string message, ReadOnlyMemory<byte>? data, MessageForm form = MessageForm.Bare)
    {
        using var scratch = Scratch.Rent(form);
        Utf8JsonWriter json = scratch.Json;
        json.WriteStartObject(Error);
        json.WriteNumber(Code, code);
        json.WriteString(Message, message);
        WriteRaw(json, Data, data);
        json.WriteEndObject();
        WriteId(json, id);
        return scratch.Finish();
    }

    // JSON-RPC 2.0 knows no such member.
    private static void WriteTime(Utf8JsonWriter json, long emittedAtMs, MessageForm form)
    {
        if (form == MessageForm.Bare)
        {
            json.WriteNumber(EmittedAtMs, emittedAtMs);
        }
    }

    private static void WriteId(Utf8JsonWriter json, RequestId id)
    {
        if (id.Text is { } text)
        {
            json.WriteString(Id, text);
        }
        else
        {
            json.WriteNumber(Id, id.Number);
        }
    }

    private static void WriteRaw(Utf8JsonWriter json, JsonEncodedText name, ReadOnlyMemory<byte>? value)
    {
        if (value is { } raw)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(raw.Span, skipInputValidation: true);
        }
    }

    private sealed class Scratch : IDisposable
    {
        private readonly ArrayBufferWriter<byte> _buffer = new(1024);

        private Scratch()
        {
            Json = new Utf8JsonWriter(_buffer, PayloadJson.WriterOptions);
        }

        public Utf8JsonWriter Json { get; }

        /// <summary>With a message begun in it; <see cref="Finish"/> ends it.</summary>
        public static Scratch Rent(MessageForm form)
        {
            Scratch scratch = FreeScratch ?? new Scratch();
            FreeScratch = null;
            scratch.Json.WriteStartObject();
            if (form == MessageForm.JsonRpc2)
            {
                scratch.Json.WriteString(Version, "2.0"u8);
            }
            return scratch;
        }

        public byte[] Finish()
        {
            Json.WriteEndObject();
            Json.Flush();
            byte[] message = _buffer.WrittenSpan.ToArray();
            // A raw line feed can only come from indentation in JSON that somebody else wrote; lines end messages here.
            message.AsSpan().Replace((byte)'\n', (byte)' ');
            return message;
        }

        public void Dispose()
        {
            if (_buffer.Capacity <= KeepBytes)
            {
                _buffer.ResetWrittenCount();
                Json.Reset();
                FreeScratch = this;
            }
        }
    }
}
