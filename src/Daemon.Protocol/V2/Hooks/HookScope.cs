namespace Daemon.Protocol.V2.Hooks;

/// <summary>What a hook belongs to.</summary>
public enum HookScope
{
    Thread,
    Turn,
}
