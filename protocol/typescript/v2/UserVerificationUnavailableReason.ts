// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Why nobody can be verified. */
export type UserVerificationUnavailableReason = "credentialMissing" | "biometricsUnavailable" | "providerUnavailable";
