namespace Daemon.Mcp.Transports;

/// <summary>Carries messages between the daemon and one server. Knows nothing of their meaning.</summary>
/// <remarks><see cref="SendAsync"/> is thread-safe.</remarks>
internal interface IMcpTransport : IAsyncDisposable
{
    /// <summary>Begins to deliver what the server sends. Called once.</summary>
    void Start(IMcpReceiver receiver);

    /// <summary>Sends one message.</summary>
    /// <returns>
    /// Whether an answer may still come by itself. False: all that the message leads to has been delivered already.
    /// </returns>
    /// <exception cref="McpException">It could not be sent.</exception>
    ValueTask<bool> SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken);

    /// <summary>The handshake is over: from now on messages belong to this version of the protocol.</summary>
    void Established(string protocolVersion);
}

/// <summary>Takes what a server sends.</summary>
internal interface IMcpReceiver
{
    /// <summary>One message, UTF-8. Must return promptly. Calls may come from several threads at a time.</summary>
    void OnMessage(ReadOnlyMemory<byte> message);

    /// <summary>Nothing comes any more.</summary>
    void OnClosed(Exception? cause);
}
