namespace Daemon.Protocol.Items;

/// <summary>Where an agent is in its work.</summary>
public enum AgentPhase
{
    /// <summary>Made, and not yet at work.</summary>
    PendingInit,
    Running,

    /// <summary>Its last turn was interrupted.</summary>
    Interrupted,

    /// <summary>Its last turn ended well.</summary>
    Completed,

    /// <summary>Its last turn failed.</summary>
    Errored,

    /// <summary>Closed: it takes no more input.</summary>
    Shutdown,

    /// <summary>No such agent is loaded.</summary>
    NotFound,
}

/// <summary>The state of a thread as the one that started it sees it.</summary>
/// <param name="Message">The last message of an agent that has completed, the cause for one that has failed; null when there is none.</param>
public sealed record AgentStatus(AgentPhase Phase, string? Message = null)
{
    /// <summary>Whether nothing more comes of it until it gets input.</summary>
    public bool IsFinal => Phase is not (AgentPhase.PendingInit or AgentPhase.Running);

    /// <summary>Whether somebody who waited for it waited in vain.</summary>
    public bool IsFailure => Phase is AgentPhase.Errored or AgentPhase.NotFound;
}

/// <summary>What an agent is asked or told by another.</summary>
public enum CollabAgentTool
{
    SpawnAgent,
    SendInput,
    ResumeAgent,
    Wait,
    CloseAgent,
}
