using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Threads;

/// <summary>How a goal stands.</summary>
[JsonConverter(typeof(WireEnumConverter<ThreadGoalStatus>))]
public enum ThreadGoalStatus
{
    Active,
    Paused,
    Blocked,
    UsageLimited,
    BudgetLimited,
    Complete,
}
