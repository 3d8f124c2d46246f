// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `collaborationMode/list`: none, but the object must be there. */
export type CollaborationModeListParams = Record<string, never>;
