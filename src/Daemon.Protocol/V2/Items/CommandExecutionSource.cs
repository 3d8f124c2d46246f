namespace Daemon.Protocol.V2.Items;

/// <summary>Why a command ran.</summary>
public enum CommandExecutionSource
{
    Agent,
    UserShell,
    UnifiedExecStartup,
    UnifiedExecInteraction,
}
