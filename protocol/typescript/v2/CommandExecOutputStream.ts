// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Which stream a chunk comes from. */
export type CommandExecOutputStream = "stdout" | "stderr";
