namespace Daemon.Protocol.V2.Environments;

/// <summary>Whether an environment can be used.</summary>
public enum EnvironmentStatusKind
{
    Ready,
    Pending,
    Disconnected,
    Unknown,
}
