using Daemon.Protocol.Permissions;

namespace Daemon.Execution;

/// <summary>What to run and under what.</summary>
public sealed record CommandSpec
{
    /// <summary>Program and arguments; at least one. The program is looked up on the command's own PATH.</summary>
    public required IReadOnlyList<string> Argv { get; init; }

    /// <summary>Absolute; must exist.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The whole environment; the launcher adds only what tells about the sandbox.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Enforced as it stands: <c>:workspace_roots</c> is expanded over <see cref="WorkspaceRoots"/>.</summary>
    public required PermissionProfile Profile { get; init; }

    /// <summary>Absolute runtime and profile roots.</summary>
    public required IReadOnlyList<string> WorkspaceRoots { get; init; }

    /// <summary>The way out for a profile whose network is limited by rules: without it such a command is refused.</summary>
    public ICommandProxy? Proxy { get; init; }

    /// <summary>
    /// Absolute paths of sockets that it may use although its network is limited, with all below them, where the system's sandbox can
    /// say that (macOS).
    /// </summary>
    public IReadOnlyList<string> UnixSockets { get; init; } = [];

    /// <summary>How it is confined on Windows.</summary>
    public WindowsCommandOptions Windows { get; init; } = WindowsCommandOptions.Default;

    /// <summary>Give it a terminal of this size; null means pipes.</summary>
    public TerminalSize? Terminal { get; init; }

    /// <summary>
    /// Whether processes that it leaves running when it exits are killed. A confined command never leaves any; an unconfined one of the
    /// user may, but a service of the daemon's own must not.
    /// </summary>
    public bool KillLeftovers { get; init; }

    /// <summary>With pipes: keep standard input open for writing; else it is empty from the start.</summary>
    public bool KeepInputOpen { get; init; }

    /// <summary>
    /// The command gets the daemon's own standard input, output and error instead of pipes (for <c>codex sandbox</c>): nothing reaches
    /// <see cref="ICommandOutput"/>. Excludes <see cref="Terminal"/> and <see cref="KeepInputOpen"/>.
    /// </summary>
    public bool InheritStandardStreams { get; init; }

    /// <summary>What it may use at most, when it is confined.</summary>
    public CommandLimits Limits { get; init; } = CommandLimits.None;

    /// <summary>
    /// List in <see cref="IRunningCommand.Denials"/> what the sandbox refuses. Costs tens of microseconds for each file that is opened for
    /// writing, and nothing for reading.
    /// </summary>
    public bool RecordDenials { get; init; }

    /// <summary>
    /// Confine by rules of the kernel on paths instead of a view of the file system, where they can enforce the profile.
    /// </summary>
    public bool PreferPathRules { get; init; }

    /// <summary>
    /// Told before the start when another mechanism than the usual one stands in: why, and what the command will miss although its profile
    /// grants it. One or more sentences for people. Must not block.
    /// </summary>
    public Action<string>? SandboxNotice { get; init; }
}
