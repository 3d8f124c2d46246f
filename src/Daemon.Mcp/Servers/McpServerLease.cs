namespace Daemon.Mcp.Servers;

/// <summary>The use of a shared server. Disposing gives it up; the server ends with its last use.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class McpServerLease : IDisposable
{
    private readonly Func<McpServer?> _running;
    private readonly Action _release;
    private int _released;

    internal McpServerLease(Task<McpServer> server, Func<McpServer?> running, Action release)
    {
        Server = server;
        _running = running;
        _release = release;
    }

    /// <summary>Completes when the server has started; faults with <see cref="McpException"/> when it does not.</summary>
    public Task<McpServer> Server { get; }

    /// <summary>The started server; null while it starts, and when it did not.</summary>
    public McpServer? Running => _running();

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _released, 1) == 0)
        {
            _release();
        }
    }
}
