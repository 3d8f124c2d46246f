// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What kind of question an approval is. */
export type CommandExecutionApprovalKind = "command" | "writeStdin" | "humanCommand";
