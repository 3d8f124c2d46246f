// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `userVerification/verify`. */
export type UserVerificationVerifyParams = {
  challenge: string,
  description: string,
  title: string,
};
