using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Turns;

/// <summary>How a step stands.</summary>
[JsonConverter(typeof(WireEnumConverter<TurnPlanStepStatus>))]
public enum TurnPlanStepStatus
{
    Pending,
    InProgress,
    Completed,
}
