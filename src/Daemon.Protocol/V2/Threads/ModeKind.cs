namespace Daemon.Protocol.V2.Threads;

/// <summary>Names of the collaboration modes.</summary>
public enum ModeKind
{
    Plan,
    Default,
}
