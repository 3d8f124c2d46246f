namespace Daemon.JsonRpc;

/// <summary>Why a connection ended: the first cause, which all later failures derive from.</summary>
/// <param name="Error">What the stream threw; null for an end without a failure.</param>
public sealed record ConnectionEnd(ConnectionEndReason Reason, Exception? Error = null);

/// <summary>The closed set of causes.</summary>
public enum ConnectionEndReason
{
    /// <summary>The input ended.</summary>
    ClosedByPeer,

    /// <summary>This side disposed of the connection.</summary>
    Disposed,

    /// <summary>Reading or writing failed.</summary>
    StreamError,

    /// <summary>The peer did not read what was sent to it (<see cref="SlowReaderPolicy.Disconnect"/>).</summary>
    SlowReader,
}
