namespace Daemon.Protocol.V2.Items;

/// <summary>One thing that the sandbox refused to a command.</summary>
public sealed record CommandSandboxDenial
{
    /// <summary><c>read, write, create, delete, rename, changeAttributes, execute, network, localSocket, inspectProcess, systemCall</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>A path, an address, a kind of socket or the name of a system call.</summary>
    public required string Target { get; init; }

    /// <summary>The name of the program that asked.</summary>
    public required string Process { get; init; }

    /// <summary>How often.</summary>
    public required int Count { get; init; }
}
