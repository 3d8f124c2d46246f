namespace Daemon.Protocol.Permissions;

/// <summary>What a confined command wanted to do. Wire names: camelCase.</summary>
public enum SandboxOperation
{
    Read,
    Write,
    Create,
    Delete,
    Rename,
    ChangeAttributes,
    Execute,

    /// <summary>Any address family that leaves the machine or names its services by number.</summary>
    Network,

    /// <summary>A socket in the file system or in the system's own name space.</summary>
    LocalSocket,

    /// <summary>Reading or steering another process.</summary>
    InspectProcess,

    /// <summary>A service of the kernel that no confined command may use: mounts, namespaces, key rings, io_uring and the like.</summary>
    SystemCall,
}

/// <summary>One thing that the sandbox refused to a command.</summary>
/// <param name="Target">A path, an address, a kind of socket or the name of a system call, for display; never content.</param>
/// <param name="Process">The name of the program that asked, as the system lists it.</param>
/// <param name="Count">How often; at least 1.</param>
public sealed record DeniedOperation(SandboxOperation Operation, string Target, string Process, int Count)
{
    /// <summary>The operation's wire name.</summary>
    public string OperationName => Operation switch
    {
        SandboxOperation.Read => "read",
        SandboxOperation.Write => "write",
        SandboxOperation.Create => "create",
        SandboxOperation.Delete => "delete",
        SandboxOperation.Rename => "rename",
        SandboxOperation.ChangeAttributes => "changeAttributes",
        SandboxOperation.Execute => "execute",
        SandboxOperation.Network => "network",
        SandboxOperation.LocalSocket => "localSocket",
        SandboxOperation.InspectProcess => "inspectProcess",
        _ => "systemCall",
    };
}
