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

    /// <summary>Nothing on this machine can: the command is refused.</summary>
    Unavailable,
}

/// <summary>Texts about mechanisms.</summary>
internal static class SandboxMechanismText
{
    /// <summary>What goes after "confined by".</summary>
    public static string Words(this SandboxMechanism mechanism) => mechanism switch
    {
        SandboxMechanism.Namespaces => "a view of the file system of its own, and a system-call filter",
        SandboxMechanism.PathRules => "landlock rules and a system-call filter",
        SandboxMechanism.CallFilter => "a system-call filter",
        SandboxMechanism.Seatbelt => "the system's own sandbox (seatbelt)",
        SandboxMechanism.RestrictedToken => "a restricted token of the user",
        SandboxMechanism.Unavailable => "nothing on this machine; the command is refused",
        _ => "nothing; the profile asks for nothing",
    };
}
