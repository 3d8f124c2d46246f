// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Which tool asked for a command. */
export type GuardianCommandSource = "shell" | "unifiedExec";
