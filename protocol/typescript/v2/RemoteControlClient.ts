// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A device that may control this daemon. */
export type RemoteControlClient = {
  appVersion: string | null,
  clientId: string,
  deviceModel: string | null,
  deviceType: string | null,
  displayName: string | null,
  lastSeenAt: number | null,
  osVersion: string | null,
  platform: string | null,
};
