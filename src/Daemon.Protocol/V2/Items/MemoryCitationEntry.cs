namespace Daemon.Protocol.V2.Items;

/// <summary>Lines of a memory file.</summary>
public sealed record MemoryCitationEntry
{
    public required string Path { get; init; }

    public required uint LineEnd { get; init; }

    public required uint LineStart { get; init; }

    public required string Note { get; init; }
}
