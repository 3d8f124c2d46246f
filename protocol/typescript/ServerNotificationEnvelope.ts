// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ServerNotification } from "./ServerNotification";

/** A notification as it comes over the wire. */
export type ServerNotificationEnvelope = {
  /** When the daemon sent it, in Unix milliseconds. */
  emittedAtMs?: number,
} & ServerNotification;
