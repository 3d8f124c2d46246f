namespace Daemon.ModelClient.Catalog;

/// <summary>The catalogue's rows. Change a model here and nowhere else.</summary>
internal static class CatalogData
{
    private const string CurrentCompactionHash = "3000";
    private const long LargeWindow = 872_000;

    private static readonly ReasoningEffort[] AllEfforts =
    [
        new("low", "Answers quickly, with little reasoning"),
        new("medium", "A middle way for everyday work"),
        new("high", "Reasons longer about harder problems"),
        new("xhigh", "Reasons much longer"),
        new("max", "Reasons as long as the model can"),
        new("ultra", "As long as it can, and may share the work among agents"),
    ];

    private static readonly ReasoningEffort[] ToMax = AllEfforts[..5];
    private static readonly ReasoningEffort[] ToExtraHigh = AllEfforts[..4];

    private static readonly ServiceTier[] Doubled = [new("priority", "Fast", "Twice the speed; uses more of the limits")];
    private static readonly ServiceTier[] Faster = [new("priority", "Fast", "One and a half times the speed")];
    private static readonly ServiceTier[] FasterAndDearer =
        [new("priority", "Fast", "One and a half times the speed; uses more of the limits")];

    // Rows share everything that Common says; each states only how it differs.
    private static readonly ModelInfo Common = new()
    {
        Slug = string.Empty,
        DisplayName = string.Empty,
        Description = string.Empty,
        DefaultEffort = "medium",
        Efforts = AllEfforts,
        DefaultVerbosity = "low",
        MaxContextWindow = LargeWindow,
        ApplyPatchFreeform = true,
        SupportsSearchTool = true,
        Truncation = new TruncationPolicy(TruncationUnit.Tokens, 10_000),
        CompactionHash = CurrentCompactionHash,
        MultiAgentVersion = "v2",
    };

    public static IReadOnlyList<ModelInfo> Models { get; } =
    [
        Common with
        {
            Slug = "gpt-6.1-sol", DisplayName = "GPT-6.1-Sol", Description = "The newest model for coding and daily work.",
            DefaultEffort = "low", ServiceTiers = Doubled,
        },
        Common with
        {
            Slug = "gpt-6-astra", DisplayName = "GPT-6-Astra", Description = "The strongest model, for the hardest tasks.",
            DefaultEffort = "low", ServiceTiers = Doubled,
        },
        Common with
        {
            Slug = "gpt-6-sol", DisplayName = "GPT-6-Sol", Description = "The generation before GPT-6.1-Sol.",
            ServiceTiers = Faster, DefaultServiceTier = "priority",
        },
        Common with
        {
            Slug = "gpt-6-luna", DisplayName = "GPT-6-Luna", Description = "Quick and cheap, for easy tasks.",
            Efforts = ToMax, ServiceTiers = Faster, DefaultServiceTier = "priority",
        },
        Common with
        {
            Slug = "gpt-5.6-sol", DisplayName = "GPT-5.6-Sol", Description = "An older model for coding and daily work.",
            DefaultEffort = "low", ServiceTiers = FasterAndDearer, Upgrade = "gpt-6-sol",
        },
        Common with
        {
            Slug = "gpt-6.1-terra", DisplayName = "GPT-6.1 Terra", Description = "A balanced model with a larger window.",
            DefaultEffort = "low", ContextWindow = 500_000, ServiceTiers = Faster,
        },
        Common with
        {
            Slug = "gpt-5.6-terra", DisplayName = "GPT-5.6-Terra", Description = "An older balanced model.",
            ServiceTiers = FasterAndDearer, Upgrade = "gpt-6-sol",
        },
        Common with
        {
            Slug = "gpt-5.6-luna", DisplayName = "GPT-5.6-Luna", Description = "An older quick and cheap model.",
            Efforts = ToMax, MultiAgentVersion = "v1", ServiceTiers = FasterAndDearer, Upgrade = "gpt-6-luna",
        },
        Common with
        {
            Slug = "gpt-daybreak-blue-latest", DisplayName = "Daybreak Blue", Description = "For defensive security work.",
            DefaultEffort = "low", Hidden = true, Specialty = "cyber",
        },
        Common with
        {
            Slug = "gpt-daybreak-red-latest", DisplayName = "Daybreak Red", Description = "For authorised offensive security research.",
            ContextWindow = 372_000, MaxContextWindow = 372_000, DefaultVerbosity = "high", Hidden = true, Specialty = "cyber",
        },
        Common with
        {
            Slug = "gpt-5.5", DisplayName = "GPT-5.5", Description = "A coding model of an earlier generation.",
            Efforts = ToExtraHigh, MaxContextWindow = 272_000, CompactionHash = "2911", MultiAgentVersion = null,
            ServiceTiers = FasterAndDearer, Upgrade = "gpt-6-sol",
        },
        Common with
        {
            Slug = "codex-auto-review", DisplayName = "Codex Auto Review", Description = "Judges approval requests in place of the user.",
            Efforts = ToMax, MultiAgentVersion = "v1", Hidden = true, ServiceTiers = FasterAndDearer,
        },
    ];

    public static ModelInfo Offline { get; } = new()
    {
        Slug = ModelCatalog.OfflineSlug,
        DisplayName = "Offline",
        Description = "Not a model: follows a few fixed rules without a network.",
        ApplyPatchFreeform = true,
        Truncation = new TruncationPolicy(TruncationUnit.Tokens, 10_000),
        InputModalities = [InputModality.Text],
    };
}
