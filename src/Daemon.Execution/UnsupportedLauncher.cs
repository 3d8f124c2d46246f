using Daemon.Execution.Sandbox;

namespace Daemon.Execution;

/// <summary>Stands where an operating system has no runner: it refuses every command instead of running one unconfined.</summary>
internal sealed class UnsupportedLauncher : ICommandLauncher, ISandboxInspector
{
    private const string Problem = "Commands cannot be run on this operating system: this build has a runner for Linux only.";

    public ValueTask<IRunningCommand> StartAsync(CommandSpec spec, ICommandOutput output, CancellationToken cancellationToken) =>
        throw new CommandStartException(CommandStartFailure.SandboxUnavailable, Problem);

    public Task<SandboxProbe> ProbeAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new SandboxProbe(SandboxMechanism.Unavailable, null, CanUseNamespaces: false, CanMountProc: false, 0, HasCallFilter: false, CanRecordDenials: false, Problem));

    public Task<SandboxExplanation> ExplainAsync(CommandSpec spec, CancellationToken cancellationToken) =>
        Task.FromResult(new SandboxExplanation(
            SandboxMechanism.Unavailable, Problem, new SandboxPlan(PathAccess.Hidden, [], [], NetworkMode.None)));
}
