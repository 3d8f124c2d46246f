using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Items;

/// <summary>How a call stands.</summary>
[JsonConverter(typeof(WireEnumConverter<McpToolCallStatus>))]
public enum McpToolCallStatus
{
    InProgress,
    Completed,
    Failed,
}
