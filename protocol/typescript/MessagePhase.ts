// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Where in a turn a message stands. */
export type MessagePhase = "commentary" | "partial_answer" | "final_answer";
