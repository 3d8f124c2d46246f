namespace Daemon.Protocol.V2.Items;

/// <summary>Whether a message was moderated.</summary>
public sealed record AgentMessageModeration
{
    public AgentMessageDisplay? Display { get; init; }

    public required bool Moderated { get; init; }
}
