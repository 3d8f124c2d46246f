namespace Daemon.Protocol.V2.Threads;

/// <summary>The model's tone.</summary>
public enum Personality
{
    None,
    Friendly,
    Pragmatic,
}
