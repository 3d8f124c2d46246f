using Daemon.Execution;
using Daemon.JsonRpc.Transports;
using Daemon.Mcp;
using Daemon.Mcp.Servers;
using Daemon.Protocol.Permissions;

namespace Daemon.Core.Mcp;

/// <summary>
/// Starts stdio servers as commands outside the sandbox: the user has configured them, and they do what the sandbox forbids. Their whole
/// process tree ends with the daemon, however that ends.
/// </summary>
public sealed class CommandServerLauncher(ICommandLauncher commands, TimeProvider clock) : IServerLauncher
{
    public async Task<IMessageTransport> StartAsync(McpServerSpec.Stdio spec, CancellationToken cancellationToken)
    {
        var transport = new CommandTransport(clock);
        try
        {
            var command = await commands.StartAsync(
                new CommandSpec
                {
                    Argv = [spec.Command, .. spec.Arguments],
                    WorkingDirectory = spec.Cwd,
                    Environment = spec.Environment,
                    Profile = new PermissionProfile.Disabled(),
                    WorkspaceRoots = [],
                    KeepInputOpen = true,
                    KillLeftovers = true,
                },
                transport,
                cancellationToken);
            transport.Attach(command);
            return transport;
        }
        catch (CommandStartException failure)
        {
            await transport.DisposeAsync();
            throw new McpException(McpFailure.Startup, failure.Message, failure);
        }
        catch (OperationCanceledException)
        {
            await transport.DisposeAsync();
            throw;
        }
    }
}
