namespace Daemon.Config.Model;

/// <summary>The <c>[agents]</c> table: what a model may do about agents. Inert.</summary>
public sealed record AgentSettings
{
    /// <summary>Whether the model may start any.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Most agents of one session that are open at once; at least 1.</summary>
    public int MaxThreads { get; init; } = 6;

    /// <summary>How deep agents may start agents: with 1 only the user's own thread may.</summary>
    public int MaxDepth { get; init; } = 1;

    /// <summary>Null means the model of the thread that starts it.</summary>
    public string? DefaultModel { get; init; }

    /// <summary>Null means the effort of the thread that starts it.</summary>
    public string? DefaultReasoningEffort { get; init; }
}
