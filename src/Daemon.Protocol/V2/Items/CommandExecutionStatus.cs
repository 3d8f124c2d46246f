using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Items;

/// <summary>How a command stands.</summary>
[JsonConverter(typeof(WireEnumConverter<CommandExecutionStatus>))]
public enum CommandExecutionStatus
{
    InProgress,
    Completed,
    Failed,
    Declined,
}
