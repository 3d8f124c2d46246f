// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A signed challenge. */
export type UserVerificationProof = {
  credentialId: string,
  signature: string,
};
