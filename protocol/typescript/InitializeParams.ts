// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ClientInfo } from "./ClientInfo";
import type { InitializeCapabilities } from "./InitializeCapabilities";

/** The parameters of `initialize`. */
export type InitializeParams = {
  capabilities?: InitializeCapabilities | null,
  clientInfo: ClientInfo,
};
