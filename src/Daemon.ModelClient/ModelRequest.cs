using Daemon.Protocol.Responses;

namespace Daemon.ModelClient;

/// <summary>One request for a response, as the turn loop composes it; the client turns it into a body and headers.</summary>
public sealed record ModelRequest
{
    public required string Model { get; init; }

    /// <summary>The whole conversation in order, ready to send.</summary>
    public required IReadOnlyList<ResponseItem> Input { get; init; }

    /// <summary>The <c>tools</c> array as raw JSON, UTF-8.</summary>
    public required ReadOnlyMemory<byte> Tools { get; init; }

    public bool ParallelToolCalls { get; init; } = true;

    /// <summary>Null leaves the member out.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary><c>auto, concise, detailed</c>; null or <c>none</c> leaves the member out.</summary>
    public string? ReasoningSummary { get; init; }

    public string? ServiceTier { get; init; }

    /// <summary><c>low, medium, high</c>; null leaves the member out.</summary>
    public string? Verbosity { get; init; }

    /// <summary>Raw JSON Schema for <c>text.format</c>; null for free text.</summary>
    public ReadOnlyMemory<byte>? OutputSchema { get; init; }

    public required RequestIdentity Identity { get; init; }
}

/// <summary>Who asks: becomes headers, <c>prompt_cache_key</c> and <c>client_metadata</c>.</summary>
public sealed record RequestIdentity
{
    public required string ThreadId { get; init; }

    public required string SessionId { get; init; }

    public required string TurnId { get; init; }

    /// <summary>The turn that this one works for; null when it is <see cref="TurnId"/> itself.</summary>
    public string? RootTurnId { get; init; }

    /// <summary>The thread that started this one; null for a thread of its own.</summary>
    public string? ParentThreadId { get; init; }

    /// <summary>The first client's name; header <c>originator</c>.</summary>
    public required string Originator { get; init; }

    public required string UserAgent { get; init; }

    public required string InstallationId { get; init; }

    /// <summary>
    /// The daemon's version; header <c>version</c>, sent to the built-in <c>openai</c> provider only. Null leaves it out.
    /// </summary>
    public string? ClientVersion { get; init; }

    /// <summary>Number of compactions so far; header <c>x-codex-window-id</c> is <c>{threadId}:{n}</c>.</summary>
    public int WindowNumber { get; init; }

    /// <summary><c>turn</c>, <c>compaction</c>, ...</summary>
    public string RequestKind { get; init; } = "turn";

    /// <summary>Header <c>x-openai-subagent</c>; null leaves it out.</summary>
    public string? Subagent { get; init; }

    /// <summary>The legacy sandbox mode's name, for the turn metadata.</summary>
    public string? SandboxMode { get; init; }

    public long TurnStartedAtMs { get; init; }
}
