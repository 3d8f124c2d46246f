namespace Daemon.JsonRpc;

/// <summary>An error meant for the peer, or received from it: its parts go over the wire as they are.</summary>
public sealed class RpcException : Exception
{
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    /// <param name="message">Shown to the user of the client.</param>
    /// <param name="data">Raw JSON; null to leave the member out.</param>
    public RpcException(int code, string message, ReadOnlyMemory<byte>? data = null)
        : this((long)code, message, data)
    {
    }

    internal RpcException(long code, string message, ReadOnlyMemory<byte>? data)
        : base(message)
    {
        Code = code;
        ErrorData = data;
    }

    /// <summary>The error's code; a peer may send any 64-bit integer.</summary>
    public long Code { get; }

    /// <summary>The error's <c>data</c> as raw JSON; null when absent.</summary>
    public ReadOnlyMemory<byte>? ErrorData { get; }
}
