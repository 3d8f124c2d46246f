// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What `thread/attachment/add` did. */
export type ThreadAttachmentAddOutcome = "created" | "existing";
