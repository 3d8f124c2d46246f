using Daemon.Execution.Sandbox;

namespace Daemon.Execution;

/// <summary>Answers questions about the sandbox without running the command. Thread-safe.</summary>
public interface ISandboxInspector
{
    /// <summary>What this machine offers. Starts a trial process or two.</summary>
    Task<SandboxProbe> ProbeAsync(CancellationToken cancellationToken);

    /// <summary>What would confine a command now.</summary>
    /// <exception cref="CommandStartException">The profile cannot be planned, or the command is malformed.</exception>
    Task<SandboxExplanation> ExplainAsync(CommandSpec spec, CancellationToken cancellationToken);
}
