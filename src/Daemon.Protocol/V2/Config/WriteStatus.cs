namespace Daemon.Protocol.V2.Config;

/// <summary>Whether a written value is in force.</summary>
public enum WriteStatus
{
    Ok,
    OkOverridden,
}
