// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What is allowed at a path. */
export type FileSystemAccessMode = "read" | "write" | "deny";
