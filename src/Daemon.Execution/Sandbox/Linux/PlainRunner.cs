using System.Runtime.Versioning;
using Daemon.Execution.Linux;

namespace Daemon.Execution.Sandbox.Linux;

/// <summary>Starts commands that nothing confines.</summary>
[SupportedOSPlatform("linux")]
internal sealed class PlainRunner(CommandStarter starter, DirectRunner direct) : ISandboxRunner
{
    public SandboxMechanism Mechanism => SandboxMechanism.None;

    public Task<RunnerVerdict> ExamineAsync(PlannedCommand command, CancellationToken cancellationToken) => Task.FromResult<RunnerVerdict>(
        command.Plan.IsConfined ? new RunnerVerdict.NotMeant() : new RunnerVerdict.Enforces());

    public Task<IRunningCommand> StartAsync(PlannedCommand command, ICommandOutput output, CancellationToken cancellationToken) =>
        starter.StartAsync(command.Spec, output, streams => direct.StartAsync(command, streams));
}
