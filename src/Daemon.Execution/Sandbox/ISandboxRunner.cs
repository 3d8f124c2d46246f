namespace Daemon.Execution.Sandbox;

/// <summary>A command and the plan that confines it.</summary>
internal sealed record PlannedCommand(CommandSpec Spec, SandboxPlan Plan)
{
    /// <summary>
    /// What serves the command's network on this machine's loopback; disposed when the command has ended or did not start. Null for nothing.
    /// </summary>
    public IDisposable? Door { get; init; }

    /// <summary>Folders without symbolic links in which the command, or one before it, may have left programs.</summary>
    public IReadOnlyList<string> UntrustedFolders => field ??=
    [
        .. Plan.Rules.Where(rule => rule.Access == PathAccess.Write).Select(rule => rule.Path),
        .. Spec.WorkspaceRoots.Append(Spec.WorkingDirectory).Select(SandboxPath.Resolve).Where(folder => folder != "/"),
    ];
}

/// <summary>
/// One way to start commands on an operating system. It says what it cannot enforce before it is asked to start anything, so that the
/// launcher can take another one or refuse. Thread-safe.
/// </summary>
internal interface ISandboxRunner
{
    SandboxMechanism Mechanism { get; }

    /// <summary>Whether this runner enforces the whole plan on this machine as it is now.</summary>
    Task<RunnerVerdict> ExamineAsync(PlannedCommand command, CancellationToken cancellationToken);

    /// <summary>Starts a command whose plan this runner can enforce.</summary>
    /// <exception cref="CommandStartException">The program cannot be started.</exception>
    /// <exception cref="IOException">The system is out of a resource, or refused a step of the confinement.</exception>
    Task<IRunningCommand> StartAsync(PlannedCommand command, ICommandOutput output, CancellationToken cancellationToken);
}

/// <summary>What a runner says about a plan.</summary>
internal abstract record RunnerVerdict
{
    private RunnerVerdict()
    {
    }

    /// <summary>It enforces all of it. <paramref name="Note"/>: what the command will miss although the plan grants it; null for nothing.</summary>
    public sealed record Enforces(string? Note = null) : RunnerVerdict;

    /// <summary>It does not. <paramref name="Reason"/> is a sentence that names what is in the way, with the remedy when there is one.</summary>
    public sealed record Cannot(string Reason) : RunnerVerdict;

    /// <summary>It is made for other plans; nothing is in the way.</summary>
    public sealed record NotMeant : RunnerVerdict;
}
