// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { RemoteControlConnectionStatus } from "./RemoteControlConnectionStatus";

/** The payload of `remoteControl/status/changed`. */
export type RemoteControlStatusChangedNotification = {
  status: RemoteControlConnectionStatus,
  serverName: string,
  installationId: string,
  environmentId: string | null,
};
