namespace Daemon.ModelClient.Catalog;

/// <summary>What the daemon knows about one model. Inert data; see <see cref="ModelCatalog"/>.</summary>
public sealed record ModelInfo
{
    /// <summary>
    /// Part of the context window that counts as usable, in percent; the rest is head room for the provider's own overhead.
    /// </summary>
    public const int EffectiveWindowPercent = 95;

    /// <summary>The window of a model that does not say, in tokens.</summary>
    public const long DefaultContextWindow = 272_000;

    /// <summary>The name that requests use.</summary>
    public required string Slug { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>One sentence for a model picker.</summary>
    public required string Description { get; init; }

    /// <summary>Whether lists leave the model out unless asked for all.</summary>
    public bool Hidden { get; init; }

    /// <summary>Whether this is a catalogued model. False for <see cref="ModelCatalog.Fallback"/>: the turn then warns.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>Null when the model takes no effort.</summary>
    public string? DefaultEffort { get; init; }

    /// <summary>Weakest first; empty when the model takes no effort.</summary>
    public IReadOnlyList<ReasoningEffort> Efforts { get; init; } = [];

    /// <summary>Reasoning summary when nobody asks for one: <c>auto</c> or <c>none</c>.</summary>
    public string DefaultReasoningSummary { get; init; } = "none";

    /// <summary>In tokens.</summary>
    public long ContextWindow { get; init; } = DefaultContextWindow;

    /// <summary>The largest window that configuration may ask for, in tokens.</summary>
    public long MaxContextWindow { get; init; } = 272_000;

    /// <summary>What clients see as the window (<c>modelContextWindow</c>), in tokens.</summary>
    public long EffectiveWindow => ContextWindow * EffectiveWindowPercent / 100;

    /// <summary>Verbosity when nobody asks for one; null when the model takes none.</summary>
    public string? DefaultVerbosity { get; init; }

    /// <summary>Whether the model is given <c>apply_patch</c> as a freeform tool.</summary>
    public bool ApplyPatchFreeform { get; init; }

    public bool ParallelToolCalls { get; init; } = true;

    /// <summary>Whether deferred tools are offered through <c>tool_search</c>.</summary>
    public bool SupportsSearchTool { get; init; }

    public required TruncationPolicy Truncation { get; init; }

    public IReadOnlyList<InputModality> InputModalities { get; init; } = [InputModality.Text, InputModality.Image];

    /// <summary>Speed tiers on offer; empty when there is only one speed.</summary>
    public IReadOnlyList<ServiceTier> ServiceTiers { get; init; } = [];

    /// <summary>Id of the tier that applies when nobody chose; null for the ordinary one.</summary>
    public string? DefaultServiceTier { get; init; }

    /// <summary>Slug of the model that replaces this one; null while it is current.</summary>
    public string? Upgrade { get; init; }

    /// <summary>
    /// A model whose hash (<c>comp_hash</c>) differs cannot go on with this one's history as it is: that is compacted first. Null when
    /// not known.
    /// </summary>
    public string? CompactionHash { get; init; }

    /// <summary>Generation of sub-agent tools that the provider expects (<c>v1, v2</c>); null for none. Shown to clients only.</summary>
    public string? MultiAgentVersion { get; init; }

    /// <summary>What the model is told first, in place of the daemon's own text; null for that.</summary>
    public string? BaseInstructions { get; init; }

    /// <summary>Field of a model made for one, e.g. <c>cyber</c>; null for a general one.</summary>
    public string? Specialty { get; init; }
}
