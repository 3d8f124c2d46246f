using System.Runtime.Versioning;
using Daemon.Execution.Sandbox;
using Daemon.Execution.Sandbox.Windows;

namespace Daemon.Execution.Windows;

/// <summary>Starts commands that nothing confines.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsPlainRunner(WindowsSessions sessions) : ISandboxRunner
{
    public SandboxMechanism Mechanism => SandboxMechanism.None;

    public Task<RunnerVerdict> ExamineAsync(PlannedCommand command, CancellationToken cancellationToken) => Task.FromResult<RunnerVerdict>(
        command.Plan.IsConfined ? new RunnerVerdict.NotMeant() : new RunnerVerdict.Enforces());

    public Task<IRunningCommand> StartAsync(PlannedCommand command, ICommandOutput output, CancellationToken cancellationToken)
    {
        Dictionary<string, string> environment = EnvironmentBlock.Of(command.Spec, command.Plan, WindowsSessions.SystemRoot);
        string program = WindowsExecutableLookup.Find(command.Spec, environment, File.Exists);
        return Task.FromResult(sessions.Open(
            command, output, new WindowsStart(command.Spec, program, environment, Token: null, Desktop: null, Confined: false, [])));
    }
}
