// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { NetworkApprovalProtocol } from "./NetworkApprovalProtocol";

/** The connection that an approval is about. */
export type NetworkApprovalContext = {
  host: string,
  protocol: NetworkApprovalProtocol,
};
