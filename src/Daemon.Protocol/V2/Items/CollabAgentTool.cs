namespace Daemon.Protocol.V2.Items;

/// <summary>What was asked of another agent.</summary>
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
