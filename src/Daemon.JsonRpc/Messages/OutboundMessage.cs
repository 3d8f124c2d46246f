using Daemon.JsonRpc.Payloads;

namespace Daemon.JsonRpc.Messages;

/// <summary>A message that is ready to be sent: serialised once, and sent to any number of connections. Immutable.</summary>
public sealed class OutboundMessage
{
    internal OutboundMessage(byte[] bytes)
    {
        Bytes = bytes;
    }

    /// <summary>One JSON object in UTF-8, on one line, without a line ending.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>A notification; <paramref name="emittedAtMs"/> in Unix milliseconds.</summary>
    public static OutboundMessage Notification<T>(string method, T parameters, WireType<T> type, long emittedAtMs) =>
        new(MessageWriter.Notification(method, parameters, type, emittedAtMs));

    /// <summary>A notification with parameters that are JSON already; null leaves the member out.</summary>
    public static OutboundMessage Notification(string method, ReadOnlyMemory<byte>? parameters, long emittedAtMs) =>
        new(MessageWriter.Notification(method, parameters, emittedAtMs));

    /// <summary>A request with an id of the caller's choice.</summary>
    public static OutboundMessage Request<T>(RequestId id, string method, T parameters, WireType<T> type) =>
        new(MessageWriter.Request(id, method, parameters, type));

    /// <summary>A request with parameters that are JSON already; null leaves the member out.</summary>
    public static OutboundMessage Request(RequestId id, string method, ReadOnlyMemory<byte>? parameters) =>
        new(MessageWriter.Request(id, method, parameters));
}
