using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Mcp;

/// <summary>How much is listed per server.</summary>
[JsonConverter(typeof(WireEnumConverter<McpServerStatusDetail>))]
public enum McpServerStatusDetail
{
    Full,
    ToolsAndAuthOnly,
}
