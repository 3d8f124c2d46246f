// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Why a command ran. */
export type CommandExecutionSource = "agent" | "userShell" | "unifiedExecStartup" | "unifiedExecInteraction";
