using System.Text.Json.Serialization;

namespace Daemon.Protocol.Acp.Updates;

/// <summary>How a call stands.</summary>
public enum ToolCallStatus
{
    Pending,

    [JsonStringEnumMemberName("in_progress")]
    InProgress,

    Completed,

    Failed,
}
