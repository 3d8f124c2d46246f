namespace Daemon.Protocol.V2.Permissions;

/// <summary>A path and what is allowed there.</summary>
public sealed record FileSystemSandboxEntry
{
    public required FileSystemPath Path { get; init; }

    public required FileSystemAccessMode Access { get; init; }
}
