// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What kinds of input a model takes. */
export type InputModality = "text" | "image" | "audio";
