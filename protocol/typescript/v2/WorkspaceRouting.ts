// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AccountRoutingOverride } from "./AccountRoutingOverride";

/** Where an account's requests go. */
export type WorkspaceRouting = {
  accountRoutingOverride: AccountRoutingOverride,
  backendOrigin: string,
  chatgptAccountId: string,
};
