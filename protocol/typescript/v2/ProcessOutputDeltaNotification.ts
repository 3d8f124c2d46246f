// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ProcessOutputStream } from "./ProcessOutputStream";

/** The payload of `process/outputDelta`. */
export type ProcessOutputDeltaNotification = {
  processHandle: string,
  stream: ProcessOutputStream,
  /** Base64 of the raw bytes. */
  deltaBase64: string,
  capReached: boolean,
};
