using Daemon.Protocol.Items;

namespace Daemon.Core.Rollout.Lines;

/// <summary>The stored names of item enumerations. An unknown name reads as the weakest claim.</summary>
internal static class ItemNames
{
    public static string Of(ItemStatus status) => status switch
    {
        ItemStatus.Completed => "completed",
        ItemStatus.Failed => "failed",
        ItemStatus.Declined => "declined",
        _ => "in_progress",
    };

    public static ItemStatus Status(string? name) => name switch
    {
        "completed" => ItemStatus.Completed,
        "declined" => ItemStatus.Declined,
        "in_progress" => ItemStatus.InProgress,
        _ => ItemStatus.Failed,
    };

    public static string Of(CommandSource source) => source switch
    {
        CommandSource.UserShell => "user_shell",
        CommandSource.UnifiedExecStartup => "unified_exec_startup",
        CommandSource.UnifiedExecInteraction => "unified_exec_interaction",
        _ => "agent",
    };

    public static CommandSource Source(string? name) => name switch
    {
        "user_shell" => CommandSource.UserShell,
        "unified_exec_startup" => CommandSource.UnifiedExecStartup,
        "unified_exec_interaction" => CommandSource.UnifiedExecInteraction,
        _ => CommandSource.Agent,
    };
}
