// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { RemoteControlClient } from "./RemoteControlClient";

/** The answer to `remoteControl/client/list`. */
export type RemoteControlClientsListResponse = {
  data: Array<RemoteControlClient>,
  nextCursor: string | null,
};
