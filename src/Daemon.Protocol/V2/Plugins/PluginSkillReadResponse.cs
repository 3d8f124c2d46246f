namespace Daemon.Protocol.V2.Plugins;

/// <summary>The answer to <c>plugin/skill/read</c>.</summary>
public sealed record PluginSkillReadResponse
{
    public string? Contents { get; init; }
}
