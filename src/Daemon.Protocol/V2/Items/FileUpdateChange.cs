namespace Daemon.Protocol.V2.Items;

/// <summary>A patch's effect on one file; for a new file the diff is its content.</summary>
public sealed record FileUpdateChange
{
    public required string Path { get; init; }

    public required PatchChangeKind Kind { get; init; }

    public required string Diff { get; init; }
}
