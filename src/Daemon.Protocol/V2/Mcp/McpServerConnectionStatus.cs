using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Mcp;

/// <summary>How the connection to a tool server stands.</summary>
[JsonConverter(typeof(WireEnumConverter<McpServerConnectionStatus>))]
public enum McpServerConnectionStatus
{
    NotStarted,
    Starting,
    Connected,
    AuthenticationRequired,
    Failed,
    Cancelled,
    Disabled,
}
