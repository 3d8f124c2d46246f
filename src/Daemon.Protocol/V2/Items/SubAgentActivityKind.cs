namespace Daemon.Protocol.V2.Items;

/// <summary>What happened to a sub-agent.</summary>
public enum SubAgentActivityKind
{
    Started,
    Interacted,
    Interrupted,
    Completed,
}
