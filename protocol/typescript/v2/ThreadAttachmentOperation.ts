// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What happened to an attachment. */
export type ThreadAttachmentOperation = "created" | "deleted";
