using Daemon.Core.Rollout;

namespace Daemon.AppServer.Threads;

/// <summary>What is shown of a thread beside its settings and turns.</summary>
internal sealed record ThreadFacts
{
    public required ThreadMeta Meta { get; init; }

    /// <summary>Null for an ephemeral thread.</summary>
    public string? Path { get; init; }

    /// <summary>The first text of the user; empty before.</summary>
    public string Preview { get; init; } = "";

    /// <summary>Unix seconds.</summary>
    public required long UpdatedAt { get; init; }

    public bool Ephemeral => Path is null;
}
