namespace Daemon.Protocol.V2.Hooks;

/// <summary>What a hook is. This daemon runs commands and tools.</summary>
public enum HookHandlerType
{
    Command,
    McpTool,
    Prompt,
    Agent,
}
