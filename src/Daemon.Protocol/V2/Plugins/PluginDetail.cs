using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>A plugin and what it brings.</summary>
public sealed record PluginDetail
{
    public required IReadOnlyList<AppTemplateSummary> AppTemplates { get; init; }

    public required IReadOnlyList<AppSummary> Apps { get; init; }

    public string? Description { get; init; }

    public required IReadOnlyList<PluginHookSummary> Hooks { get; init; }

    public required string MarketplaceName { get; init; }

    public AbsolutePath? MarketplacePath { get; init; }

    public required IReadOnlyList<string> McpServers { get; init; }

    public SkillSummary? OnboardingSkill { get; init; }

    public IReadOnlyList<ScheduledTaskSummary>? ScheduledTasks { get; init; }

    public string? ShareUrl { get; init; }

    public required IReadOnlyList<SkillSummary> Skills { get; init; }

    public required PluginSummary Summary { get; init; }
}
