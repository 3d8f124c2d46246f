// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What a hook is. This daemon runs commands and tools. */
export type HookHandlerType = "command" | "mcpTool" | "prompt" | "agent";
