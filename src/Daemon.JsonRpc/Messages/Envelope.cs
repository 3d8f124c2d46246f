namespace Daemon.JsonRpc.Messages;

/// <summary>A message taken apart: its members as slices of the received bytes.</summary>
public readonly record struct Envelope
{
    public required MessageKind Kind { get; init; }

    /// <summary>Set for everything but notifications.</summary>
    public RequestId Id { get; init; }

    /// <summary>Set for requests and notifications.</summary>
    public string? Method { get; init; }

    /// <summary>The raw <c>params</c>; null when absent or the JSON literal null.</summary>
    public ReadOnlyMemory<byte>? Params { get; init; }

    /// <summary>The raw <c>result</c> of a response.</summary>
    public ReadOnlyMemory<byte> Result { get; init; }

    /// <summary>Set for errors.</summary>
    public RpcException? Error { get; init; }

    public TraceContext? Trace { get; init; }
}
