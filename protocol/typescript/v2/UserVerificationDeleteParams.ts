// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `userVerification/delete`. */
export type UserVerificationDeleteParams = Record<string, never>;
