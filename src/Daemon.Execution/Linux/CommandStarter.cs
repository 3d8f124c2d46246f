using System.Runtime.Versioning;
using Daemon.Execution.Sandbox;

namespace Daemon.Execution.Linux;

/// <summary>What every way to start a command on Linux has in common: its streams, its I/O loop, and who hears of faults. Thread-safe.</summary>
[SupportedOSPlatform("linux")]
internal sealed class CommandStarter(Action<Exception>? receiverFault)
{
    /// <summary>Where everything about running commands is waited for.</summary>
    public EpollLoop Loop { get; } = new();

    /// <summary>Opens streams, starts the process, and follows it.</summary>
    /// <param name="start">Starts the process with those streams.</param>
    /// <exception cref="CommandStartException">It could not be started.</exception>
    /// <exception cref="IOException">The system is out of a resource.</exception>
    public async Task<IRunningCommand> StartAsync(
        CommandSpec spec, ICommandOutput output, Func<CommandStreams, Task<LaunchedProcess>> start, DenialLog? denials = null)
    {
        CommandStreams streams = CommandStreams.Open(spec);
        try
        {
            LaunchedProcess process = await start(streams);
            streams.Dispose();
            var command = new LinuxCommand(Loop, process, streams, output, receiverFault, denials);
            command.Begin();
            return command;
        }
        catch
        {
            streams.Abandon();
            throw;
        }
    }
}
