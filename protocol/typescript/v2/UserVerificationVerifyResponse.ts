// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { UserVerificationProof } from "./UserVerificationProof";

/** The answer to `userVerification/verify`. */
export type UserVerificationVerifyResponse = {
  proof: UserVerificationProof,
};
