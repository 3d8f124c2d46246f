using Daemon.JsonRpc.Transports;

namespace Daemon.Mcp.Servers;

/// <summary>Starts stdio servers. Thread-safe.</summary>
public interface IServerLauncher
{
    /// <summary>
    /// Starts the server's process; disposing the transport ends it with all of its descendants. It ends with the daemon in any case.
    /// </summary>
    /// <exception cref="McpException">It could not be started; the message is the operating system's reason.</exception>
    Task<IMessageTransport> StartAsync(McpServerSpec.Stdio spec, CancellationToken cancellationToken);
}
