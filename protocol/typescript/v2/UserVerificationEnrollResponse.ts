// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `userVerification/enroll`. */
export type UserVerificationEnrollResponse = {
  algorithm: string | null,
  credentialId: string,
  publicKey: string | null,
};
