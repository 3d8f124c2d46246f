using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Turns;

/// <summary>How a turn stands.</summary>
[JsonConverter(typeof(WireEnumConverter<TurnStatus>))]
public enum TurnStatus
{
    Completed,
    Interrupted,
    Failed,
    InProgress,
}
