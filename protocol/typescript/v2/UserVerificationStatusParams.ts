// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `userVerification/status`. */
export type UserVerificationStatusParams = Record<string, never>;
