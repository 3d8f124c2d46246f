namespace Daemon.Execution;

/// <summary>Stands where an operating system has no runner: it refuses every command instead of running one unconfined.</summary>
internal sealed class UnsupportedLauncher : ICommandLauncher
{
    public ValueTask<IRunningCommand> StartAsync(CommandSpec spec, ICommandOutput output, CancellationToken cancellationToken) =>
        throw new CommandStartException(
            CommandStartFailure.SandboxUnavailable, "Commands cannot be run on this operating system: this build has a runner for Linux only.");
}
