namespace Daemon.Protocol.V2.Turns;

/// <summary>How far a piece of context is trusted.</summary>
public enum AdditionalContextKind
{
    Untrusted,
    Application,
}
