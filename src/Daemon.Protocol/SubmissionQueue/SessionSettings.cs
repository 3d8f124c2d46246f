using Daemon.Protocol.Permissions;

namespace Daemon.Protocol.SubmissionQueue;

/// <summary>A value that may be left alone, set, or reset to its default.</summary>
public readonly record struct Change<T>(bool IsSet, T? Value)
{
    public T? Or(T? current) => IsSet ? Value : current;
}

/// <summary>Makes <see cref="Change{T}"/> values; <c>default</c> keeps.</summary>
public static class Change
{
    public static Change<T> To<T>(T? value) => new(true, value);
}

/// <summary>The settings that a session's next turn runs under. Inert; the session's loop owns the current one.</summary>
public sealed record SessionSettings
{
    public required string Model { get; init; }

    public required string ModelProvider { get; init; }

    /// <summary>Absolute.</summary>
    public required string Cwd { get; init; }

    /// <summary>Absolute; normally begins with the cwd.</summary>
    public required IReadOnlyList<string> WorkspaceRoots { get; init; }

    public required ApprovalPolicy ApprovalPolicy { get; init; }

    public ApprovalsReviewer ApprovalsReviewer { get; init; } = ApprovalsReviewer.User;

    public required ResolvedPermissionProfile Permissions { get; init; }

    /// <summary>Free string (<c>low</c>, <c>medium</c>, ...); null is the model's default.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary><c>auto, concise, detailed, none</c>; null is the model's default.</summary>
    public string? ReasoningSummary { get; init; }

    public string? ServiceTier { get; init; }

    public string? Personality { get; init; }

    /// <summary><c>default</c> or <c>plan</c>.</summary>
    public string CollaborationMode { get; init; } = "default";

    public string? CollaborationInstructions { get; init; }

    /// <summary>Ids of plugins that do not count in this thread, although the configuration turns them on.</summary>
    public IReadOnlyList<string> DisabledPluginIds { get; init; } = [];
}

/// <summary>Changes to <see cref="SessionSettings"/>; unset members stay as they are.</summary>
public sealed record SettingsPatch
{
    public static SettingsPatch None { get; } = new();

    public string? Model { get; init; }

    public string? Cwd { get; init; }

    public IReadOnlyList<string>? WorkspaceRoots { get; init; }

    public ApprovalPolicy? ApprovalPolicy { get; init; }

    public ApprovalsReviewer? ApprovalsReviewer { get; init; }

    public ResolvedPermissionProfile? Permissions { get; init; }

    public Change<string> ReasoningEffort { get; init; }

    public Change<string> ReasoningSummary { get; init; }

    public Change<string> ServiceTier { get; init; }

    public Change<string> Personality { get; init; }

    public string? CollaborationMode { get; init; }

    public string? CollaborationInstructions { get; init; }

    public IReadOnlyList<string>? DisabledPluginIds { get; init; }
}

/// <summary>What applies to one turn only.</summary>
public sealed record TurnOptions
{
    public static TurnOptions None { get; } = new();

    /// <summary>Raw JSON Schema that the answer must have; null for free text.</summary>
    public ReadOnlyMemory<byte>? OutputSchema { get; init; }

    public string? ClientUserMessageId { get; init; }

    /// <summary>The turn of another thread that this one works for; null for a turn of its own.</summary>
    public string? RootTurnId { get; init; }

    public string? ServiceTier { get; init; }
}
