using System.Runtime.Versioning;
using Daemon.Execution.Sandbox;
using Daemon.Execution.Sessions;

namespace Daemon.Execution.MacOS;

/// <summary>Starts commands that nothing confines.</summary>
[SupportedOSPlatform("macos")]
internal sealed class MacPlainRunner(Action<Exception>? receiverFault) : ISandboxRunner
{
    public SandboxMechanism Mechanism => SandboxMechanism.None;

    public Task<RunnerVerdict> ExamineAsync(PlannedCommand command, CancellationToken cancellationToken) => Task.FromResult<RunnerVerdict>(
        command.Plan.IsConfined ? new RunnerVerdict.NotMeant() : new RunnerVerdict.Enforces());

    public Task<IRunningCommand> StartAsync(PlannedCommand command, ICommandOutput output, CancellationToken cancellationToken)
    {
        (MacProcess process, SessionStreams streams) =
            MacSpawn.Start(command, [MacExecutableLookup.Find(command.Spec), .. command.Spec.Argv.Skip(1)]);
        return Task.FromResult<IRunningCommand>(
            new ThreadedCommand(process, streams, output, new SessionOptions { ReceiverFault = receiverFault, Ended = command.Door }));
    }
}
