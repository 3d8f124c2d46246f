namespace Daemon.JsonRpc.WebSockets;

/// <summary>The limits of a listener.</summary>
public sealed record WebSocketListenerOptions
{
    /// <summary>Connections at one time, those in their handshake included; further ones are turned away. Default 256.</summary>
    public int MaxConnections { get; init; } = 256;

    /// <summary>From the connection to the end of the upgrade, against clients that keep one busy with nothing. Default 10 s.</summary>
    public TimeSpan HandshakeTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// A ping goes out after this much silence; without a pong for as much again the peer is taken for dead. Default 30 s.
    /// </summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock of time limits and token times.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Hears of failures that cost one connection or one attempt to accept; null for nobody. Must not throw.</summary>
    public Action<Exception>? Failed { get; init; }
}
