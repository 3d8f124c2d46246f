namespace Daemon.Protocol.V2.Items;

/// <summary>How a message reaches the user.</summary>
public enum AgentMessageDelivery
{
    Async,
}
