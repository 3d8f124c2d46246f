namespace Daemon.Mcp.Servers;

/// <summary>The use of a shared server. Disposing gives it up; the server ends with its last use.</summary>
/// <param name="server">Completes when the server has started; faults with <see cref="McpException"/> when it does not.</param>
public sealed class McpServerLease(Task<McpServer> server, Action release) : IDisposable
{
    private int _released;

    /// <summary>Completes when the server has started; faults with <see cref="McpException"/> when it does not.</summary>
    public Task<McpServer> Server { get; } = server;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _released, 1) == 0)
        {
            release();
        }
    }
}
