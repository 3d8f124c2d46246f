using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;

namespace Daemon.JsonRpc.Messages;

/// <summary>Classifies a message without looking into its parameters.</summary>
/// <remarks>
/// The wire is JSON-RPC without the <c>jsonrpc</c> member, which is ignored like every unknown one. A member that is known but
/// repeated, or of the wrong kind, makes the text no message at all. Batches do not exist.
/// </remarks>
public static class EnvelopeParser
{
    /// <summary>Nesting allowed in a message, the usual limit of JSON parsers on this wire.</summary>
    public const int MaxDepth = 128;

    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = MaxDepth };

    /// <summary>Takes <paramref name="text"/> apart; false with the reason when it is not a message.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> text, out Envelope envelope, out DropReason reason)
    {
        envelope = default;
        reason = DropReason.NotJson;
        if (!Utf8.IsValid(text.Span))
        {
            return false;
        }
        Members members = default;
        bool known;
        try
        {
            var reader = new Utf8JsonReader(text.Span, ReaderOptions);
            known = Read(ref reader, text, ref members);
        }
        // The reader throws InvalidOperationException for half of a surrogate pair (\ud800) in a member's name.
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
        reason = DropReason.NotAMessage;
        if (!known || members.Classify() is not { } message)
        {
            return false;
        }
        envelope = message;
        return true;
    }

    // Reads to the end even when a member is wrong, so that a syntax error is reported as such.
    private static bool Read(ref Utf8JsonReader reader, ReadOnlyMemory<byte> message, ref Members members)
    {
        reader.Read();
        bool known = reader.TokenType == JsonTokenType.StartObject;
        if (!known)
        {
            reader.Skip();
        }
        while (known && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            known = ReadMember(ref reader, message, ref members);
        }
        while (reader.Read())
        {
        }
        return known;
    }

    private static bool ReadMember(ref Utf8JsonReader reader, ReadOnlyMemory<byte> message, ref Members members)
    {
        if (reader.ValueTextEquals("id"u8))
        {
            reader.Read();
            return !members.HasId && (members.HasId = TryReadId(ref reader, out members.Id));
        }
        if (reader.ValueTextEquals("method"u8))
        {
            reader.Read();
            return members.Method is null && TryReadString(ref reader, out members.Method);
        }
        if (reader.ValueTextEquals("params"u8))
        {
            return TryReadRaw(ref reader, message, ref members.Params);
        }
        if (reader.ValueTextEquals("result"u8))
        {
            return TryReadRaw(ref reader, message, ref members.Result);
        }
        if (reader.ValueTextEquals("error"u8))
        {
            reader.Read();
            // Some peers send "error": null next to a result: a bad error counts only when it is all there is.
            members.Error = ReadError(ref reader, message);
            return true;
        }
        if (reader.ValueTextEquals("trace"u8))
        {
            reader.Read();
            members.Trace = ReadTrace(ref reader);
            return true;
        }
        reader.Skip();
        return true;
    }

    /// <summary>A string or a 64-bit integer written as one; everything else is no id.</summary>
    internal static bool TryReadId(ref Utf8JsonReader reader, out RequestId id)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long number))
        {
            id = new RequestId(number);
            return true;
        }
        if (TryReadString(ref reader, out string? text))
        {
            id = new RequestId(text);
            return true;
        }
        id = default;
        return false;
    }

    private static bool TryReadString(ref Utf8JsonReader reader, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return false;
        }
        try
        {
            text = reader.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair (\ud800): syntactically JSON, but not a text.
            return false;
        }
    }

    private static bool TryReadRaw(ref Utf8JsonReader reader, ReadOnlyMemory<byte> message, ref ReadOnlyMemory<byte>? raw)
    {
        reader.Read();
        bool repeated = raw is not null;
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        raw = message[start..(int)reader.BytesConsumed];
        return !repeated;
    }

    private static RpcException? ReadError(ref Utf8JsonReader reader, ReadOnlyMemory<byte> message)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }
        long? code = null;
        string? text = null;
        ReadOnlyMemory<byte>? data = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("code"u8))
            {
                reader.Read();
                code = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long number) ? number : null;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("message"u8))
            {
                reader.Read();
                TryReadString(ref reader, out text);
            }
            else if (reader.ValueTextEquals("data"u8))
            {
                TryReadRaw(ref reader, message, ref data);
            }
            else
            {
                reader.Skip();
            }
        }
        return code is null || text is null ? null : new RpcException(code.Value, text, data);
    }

    // Tracing is an extra: a context that is not understood must not cost the request.
    private static TraceContext? ReadTrace(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }
        string? parent = null;
        string? state = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("traceparent"u8))
            {
                reader.Read();
                TryReadString(ref reader, out parent);
            }
            else if (reader.ValueTextEquals("tracestate"u8))
            {
                reader.Read();
                TryReadString(ref reader, out state);
            }
            else
            {
                reader.Skip();
            }
        }
        return new TraceContext(parent, state);
    }

    private struct Members
    {
        public bool HasId;
        public RequestId Id;
        public string? Method;
        public ReadOnlyMemory<byte>? Params;
        public ReadOnlyMemory<byte>? Result;
        public RpcException? Error;
        public TraceContext? Trace;

        public readonly Envelope? Classify()
        {
            ReadOnlyMemory<byte>? parameters = Params is { } raw && raw.Span.SequenceEqual("null"u8) ? null : Params;
            return this switch
            {
                { Method: not null, HasId: true } =>
                    new Envelope { Kind = MessageKind.Request, Id = Id, Method = Method, Params = parameters, Trace = Trace },
                { Method: not null } => new Envelope { Kind = MessageKind.Notification, Method = Method, Params = parameters },
                { HasId: true, Result: { } result } => new Envelope { Kind = MessageKind.Response, Id = Id, Result = result },
                { HasId: true, Error: not null } => new Envelope { Kind = MessageKind.Error, Id = Id, Error = Error },
                _ => null,
            };
        }
    }
}
