// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { CancelLoginAccountStatus } from "./CancelLoginAccountStatus";

/** The answer to `account/login/cancel`. */
export type CancelLoginAccountResponse = {
  status: CancelLoginAccountStatus,
};
