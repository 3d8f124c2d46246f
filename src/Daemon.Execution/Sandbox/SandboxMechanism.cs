namespace Daemon.Execution.Sandbox;

/// <summary>What confines a command.</summary>
public enum SandboxMechanism
{
    /// <summary>Nothing: the profile asks for nothing.</summary>
    None,

    /// <summary>A view of the file system and namespaces of its own.</summary>
    Namespaces,

    /// <summary>Rules of the kernel on the process, in the user's own view.</summary>
    PathRules,

    /// <summary>A filter of system calls alone: files are not confined, the network is.</summary>
    CallFilter,

    /// <summary>macOS's own sandbox.</summary>
    Seatbelt,

    /// <summary>Windows: a restricted token of the user, whose writes need entries in the access lists of files.</summary>
    RestrictedToken,

    /// <summary>Windows: accounts of their own for commands, and a restricted token of them.</summary>
    SandboxAccounts,

    /// <summary>Nothing on this machine can: the command is refused.</summary>
    Unavailable,
}
