using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Permissions;

/// <summary>File system permissions beyond the sandbox.</summary>
public sealed record AdditionalFileSystemPermissions
{
    public IReadOnlyList<string>? Read { get; init; }

    public IReadOnlyList<string>? Write { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ulong? GlobScanMaxDepth { get; init; }

    public IReadOnlyList<FileSystemSandboxEntry>? Entries { get; init; }
}
