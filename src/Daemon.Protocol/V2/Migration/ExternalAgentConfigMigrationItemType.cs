using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Migration;

/// <summary>A kind of things to take over.</summary>
public enum ExternalAgentConfigMigrationItemType
{
    [JsonStringEnumMemberName("AGENTS_MD")]
    AgentsMd,

    [JsonStringEnumMemberName("CONFIG")]
    Config,

    [JsonStringEnumMemberName("SKILLS")]
    Skills,

    [JsonStringEnumMemberName("PLUGINS")]
    Plugins,

    [JsonStringEnumMemberName("MCP_SERVER_CONFIG")]
    McpServerConfig,

    [JsonStringEnumMemberName("SUBAGENTS")]
    Subagents,

    [JsonStringEnumMemberName("HOOKS")]
    Hooks,

    [JsonStringEnumMemberName("COMMANDS")]
    Commands,

    [JsonStringEnumMemberName("MEMORY")]
    Memory,

    [JsonStringEnumMemberName("SESSIONS")]
    Sessions,
}
