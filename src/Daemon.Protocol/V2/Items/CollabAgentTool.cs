using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Items;

/// <summary>What was asked of another agent.</summary>
[JsonConverter(typeof(WireEnumConverter<CollabAgentTool>))]
public enum CollabAgentTool
{
    SpawnAgent,
    SendInput,
    ResumeAgent,
    Wait,
    CloseAgent,
    SendMessage,
    FollowupTask,
    InterruptAgent,
    ListAgents,
}
