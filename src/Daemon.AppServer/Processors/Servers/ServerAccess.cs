using Daemon.AppServer.Threads;
using Daemon.Config.Model;
using Daemon.Core.Mcp;
using Daemon.JsonRpc;
using Daemon.Mcp;
using Daemon.Mcp.Connections;

namespace Daemon.AppServer.Processors.Servers;

/// <summary>Finds tool servers for requests, and words their failures.</summary>
internal static class ServerAccess
{
    /// <exception cref="RpcException">The thread has no such server.</exception>
    public static ThreadServer Require(LoadedThread thread, string name) => thread.Session.Servers.Find(name) ?? throw Unknown(name);

    /// <summary>A use of the configured server for one request, outside of any thread.</summary>
    /// <exception cref="RpcException">The configuration has no such server, or is broken.</exception>
    public static ThreadServer Borrow(DaemonState daemon, string name)
    {
        var config = daemon.Config.Require(cwd: null).Effective!.Mcp.Servers.FirstOrDefault(server => server.Name == name && server.Enabled);
        return config is null ? throw Unknown(name) : Borrow(daemon, config);
    }

    /// <summary>As <see cref="Borrow(DaemonState, string)"/>, for a server that is at hand.</summary>
    public static ThreadServer Borrow(DaemonState daemon, McpServerConfig config) => ThreadServer.Connect(
        config,
        new McpPorts(daemon.Servers, daemon.Tokens, static (_, _, _) => Task.FromResult<string?>("there is no thread")),
        daemon.Options.Environment,
        daemon.Options.CodexHome,
        new DeclinedElicitations());

    /// <summary>The server's own error goes to the client as it is; everything else gets a sentence.</summary>
    public static RpcException Refusal(string what, McpException failure) =>
        failure.Error ?? new RpcException(ErrorCodes.InternalError, $"{what}: {failure.Message}");

    private static RpcException Unknown(string name) => new(ErrorCodes.InternalError, $"unknown MCP server '{name}'");
}
