namespace Daemon.Protocol.V2.Hooks;

/// <summary>What a hook's words are for.</summary>
public enum HookOutputEntryKind
{
    Warning,
    Stop,
    Feedback,
    Context,
    Error,
}
