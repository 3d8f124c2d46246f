namespace Daemon.Protocol.V2.Hooks;

/// <summary>Something that a hook said.</summary>
public sealed record HookOutputEntry
{
    public required HookOutputEntryKind Kind { get; init; }

    public required string Text { get; init; }
}
