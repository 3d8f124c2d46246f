namespace Daemon.Protocol.V2.Plugins;

/// <summary>The parameters of <c>plugin/skill/read</c>.</summary>
public sealed record PluginSkillReadParams
{
    public required string RemoteMarketplaceName { get; init; }

    public required string RemotePluginId { get; init; }

    public required string SkillName { get; init; }
}
