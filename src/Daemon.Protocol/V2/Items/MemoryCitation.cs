namespace Daemon.Protocol.V2.Items;

/// <summary>Memories that a message rests on.</summary>
public sealed record MemoryCitation
{
    public required IReadOnlyList<MemoryCitationEntry> Entries { get; init; }

    public required IReadOnlyList<string> ThreadIds { get; init; }
}
