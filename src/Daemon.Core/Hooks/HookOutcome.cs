using Daemon.Protocol.Hooks;

namespace Daemon.Core.Hooks;

/// <summary>What one run of a hook says, in the terms of the engine. A failed run has no effect: only <see cref="Entries"/> tell of it.</summary>
internal sealed record HookOutcome(HookRunStatus Status)
{
    /// <summary>For clients, in the order in which they are shown.</summary>
    public IReadOnlyList<HookEntry> Entries { get; init; } = [];

    /// <summary>For the model.</summary>
    public string? Context { get; init; }

    /// <summary>Why it objects; null when it does not.</summary>
    public string? BlockReason { get; init; }

    /// <summary>Why the turn is to end; null when it is not.</summary>
    public string? StopReason { get; init; }

    /// <summary>It answers a question in the user's place with yes.</summary>
    public bool Allows { get; init; }

    /// <summary>Other arguments for the call, as a JSON object; null for the model's own.</summary>
    public ReadOnlyMemory<byte>? UpdatedInput { get; init; }

    public static HookOutcome Nothing { get; } = new(HookRunStatus.Completed);

    public static HookOutcome Failed(string problem, string? warning = null) => new(HookRunStatus.Failed)
    {
        Entries = warning is null
            ? [new HookEntry(HookEntryKind.Error, problem)]
            : [new HookEntry(HookEntryKind.Warning, warning), new HookEntry(HookEntryKind.Error, problem)],
    };
}

/// <summary>What all hooks of an event together say.</summary>
/// <param name="Contexts">For the model, one message each.</param>
/// <param name="Block">The first objection; null for none.</param>
/// <param name="Blocks">Every objection, with the run that made it.</param>
/// <param name="Stop">The first wish to end the turn; null for none.</param>
/// <param name="Allows">One of them says yes; an objection beats it.</param>
/// <param name="UpdatedInput">The last replacement of the call's arguments; null for none.</param>
internal sealed record HookVerdict(
    IReadOnlyList<string> Contexts,
    string? Block,
    IReadOnlyList<(string RunId, string Text)> Blocks,
    string? Stop,
    bool Allows,
    ReadOnlyMemory<byte>? UpdatedInput)
{
    public static HookVerdict None { get; } = new([], null, [], null, false, null);
}
