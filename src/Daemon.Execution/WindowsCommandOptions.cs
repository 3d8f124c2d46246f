namespace Daemon.Execution;

/// <summary>Which of the sandboxes of Windows is used; <c>windows.sandbox</c> of the configuration.</summary>
public enum WindowsSandboxLevel
{
    /// <summary>A restricted token of the user; needs no set-up.</summary>
    Unelevated,

    /// <summary>Accounts of their own for commands, which an administrator sets up once.</summary>
    Elevated,

    /// <summary>One that this daemon does not have: commands are refused.</summary>
    Unknown,
}

/// <summary>How a command is confined on Windows.</summary>
/// <param name="PrivateDesktop">Whether it gets a desktop of its own. Without, its windows appear among the user's, and can reach theirs.</param>
public sealed record WindowsCommandOptions(WindowsSandboxLevel Level, bool PrivateDesktop)
{
    public static WindowsCommandOptions Default { get; } = new(WindowsSandboxLevel.Unelevated, PrivateDesktop: true);
}
