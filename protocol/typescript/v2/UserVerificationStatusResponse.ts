// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { UserVerificationUnavailableReason } from "./UserVerificationUnavailableReason";

/** The answer to `userVerification/status`. */
export type UserVerificationStatusResponse = {
  credentialId: string | null,
  unavailableMessage: string | null,
  unavailableReason: UserVerificationUnavailableReason | null,
};
