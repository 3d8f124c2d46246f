using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Mcp;

/// <summary>How a tool server's start stands.</summary>
[JsonConverter(typeof(WireEnumConverter<McpServerStartupState>))]
public enum McpServerStartupState
{
    Starting,
    Ready,
    Failed,
    Cancelled,
}
