using Daemon.Core.Sessions;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Agents;

/// <summary>Makes, finds and closes the threads in which agents work. Thread-safe.</summary>
public interface IAgentThreads
{
    /// <summary>Makes a thread whose clients are those of its parent.</summary>
    /// <exception cref="AgentException">It cannot be made.</exception>
    Task<Session> SpawnAsync(AgentSpawn spawn, CancellationToken cancellationToken);

    /// <summary>The loaded thread of this id; null when there is none.</summary>
    Session? Find(string threadId);

    /// <summary>Loads an agent's recorded thread again; null when it has none, or when it is not the parent's.</summary>
    /// <exception cref="AgentException">It cannot be loaded.</exception>
    Task<Session?> ResumeAsync(string threadId, AgentPlace place, CancellationToken cancellationToken);

    /// <summary>Ends the thread's work and unloads it. One that is not loaded is closed already.</summary>
    Task CloseAsync(string threadId);
}

/// <summary>What an agent's thread is made of.</summary>
public sealed record AgentSpawn
{
    public required AgentPlace Place { get; init; }

    public required SessionSettings Settings { get; init; }

    /// <summary>What clients call the agent.</summary>
    public required string Nickname { get; init; }

    /// <summary>The history that it takes over; empty for a fresh start.</summary>
    public IReadOnlyList<ResponseItem> History { get; init; } = [];
}

/// <summary>A wish about agents that cannot be met; the message is for the model.</summary>
public sealed class AgentException(string message, Exception? inner = null) : Exception(message, inner);
