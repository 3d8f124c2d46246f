using Daemon.Protocol.V2.Items;
using Engine = Daemon.Protocol.Items;

namespace Daemon.AppServer.Mapping;

/// <summary>Calls by which agents deal with each other, in their wire form.</summary>
internal static class CollabItems
{
    public static ThreadItem.CollabAgentToolCall ToWire(Engine.TurnItem.CollabAgentToolCall item) => new()
    {
        Id = item.Id,
        Tool = item.Tool switch
        {
            Engine.CollabAgentTool.SpawnAgent => CollabAgentTool.SpawnAgent,
            Engine.CollabAgentTool.SendInput => CollabAgentTool.SendInput,
            Engine.CollabAgentTool.ResumeAgent => CollabAgentTool.ResumeAgent,
            Engine.CollabAgentTool.CloseAgent => CollabAgentTool.CloseAgent,
            _ => CollabAgentTool.Wait,
        },
        Status = item.Status switch
        {
            Engine.ItemStatus.InProgress => CollabAgentToolCallStatus.InProgress,
            Engine.ItemStatus.Completed => CollabAgentToolCallStatus.Completed,
            _ => CollabAgentToolCallStatus.Failed,
        },
        SenderThreadId = item.SenderThreadId,
        ReceiverThreadIds = item.ReceiverThreadIds,
        Prompt = item.Prompt,
        Model = item.Model,
        ReasoningEffort = item.ReasoningEffort,
        AgentsStates = item.States.ToDictionary(state => state.Key, state => State(state.Value)),
    };

    private static CollabAgentState State(Engine.AgentStatus status) => new()
    {
        Message = status.Message,
        Status = status.Phase switch
        {
            Engine.AgentPhase.PendingInit => CollabAgentStatus.PendingInit,
            Engine.AgentPhase.Running => CollabAgentStatus.Running,
            Engine.AgentPhase.Interrupted => CollabAgentStatus.Interrupted,
            Engine.AgentPhase.Completed => CollabAgentStatus.Completed,
            Engine.AgentPhase.Errored => CollabAgentStatus.Errored,
            Engine.AgentPhase.Shutdown => CollabAgentStatus.Shutdown,
            _ => CollabAgentStatus.NotFound,
        },
    };
}
