namespace Daemon.JsonRpc.WebSockets;

/// <summary>Lets a peer read the last words of a connection.</summary>
internal static class Linger
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Reads and forgets what the peer still sends, until it closes or a second has passed. Closing a socket with unread input
    /// resets the connection, and the reset may overtake what was written last.
    /// </summary>
    public static async Task DiscardInputAsync(Stream stream, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(Limit, timeProvider);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        byte[] buffer = new byte[16 * 1024];
        try
        {
            while (await stream.ReadAsync(buffer, limit.Token) > 0)
            {
            }
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested)
        {
            // It had its time.
        }
    }
}
