// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer `{}` of every method that has nothing to say but that it is done. */
export type ThreadSampleCancelResponse = Record<string, never>;
