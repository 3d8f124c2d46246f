// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { RemoteControlConnectionStatus } from "./RemoteControlConnectionStatus";

/** The answer to `remoteControl/enable`. */
export type RemoteControlEnableResponse = {
  environmentId: string | null,
  installationId: string,
  serverName: string,
  status: RemoteControlConnectionStatus,
};
