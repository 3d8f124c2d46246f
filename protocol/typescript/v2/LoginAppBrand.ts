// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Whose look the sign-in page has. */
export type LoginAppBrand = "codex" | "chatgpt";
