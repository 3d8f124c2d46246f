// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { RemoteControlClientsListOrder } from "./RemoteControlClientsListOrder";

/** The parameters of `remoteControl/client/list`. */
export type RemoteControlClientsListParams = {
  cursor?: string | null,
  environmentId: string,
  limit?: number | null,
  order?: RemoteControlClientsListOrder | null,
};
