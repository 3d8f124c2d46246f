namespace Daemon.Protocol.V2.Items;

/// <summary>Text that a hook added.</summary>
public sealed record HookPromptFragment
{
    public required string HookRunId { get; init; }

    public required string Text { get; init; }
}
