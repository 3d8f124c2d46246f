namespace Daemon.Protocol.V2.Items;

/// <summary>How a moderated message is shown.</summary>
public sealed record AgentMessageDisplay
{
    public required string Action { get; init; }

    public string? BlockType { get; init; }

    public bool? CheckTrustedContacts { get; init; }

    public bool? CyberTrustedAccess { get; init; }
}
