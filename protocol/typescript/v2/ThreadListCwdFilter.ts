// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Directories whose threads are wanted; on the wire one path or a list. */
export type ThreadListCwdFilter = string | Array<string>;
