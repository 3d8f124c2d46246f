using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Items;

/// <summary>How another agent stands.</summary>
[JsonConverter(typeof(WireEnumConverter<CollabAgentStatus>))]
public enum CollabAgentStatus
{
    PendingInit,
    Running,
    Interrupted,
    Completed,
    Errored,
    Shutdown,
    NotFound,
}
