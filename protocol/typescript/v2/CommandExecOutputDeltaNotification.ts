// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { CommandExecOutputStream } from "./CommandExecOutputStream";

/** The payload of `command/exec/outputDelta`. */
export type CommandExecOutputDeltaNotification = {
  processId: string,
  stream: CommandExecOutputStream,
  /** Base64 of the raw bytes. */
  deltaBase64: string,
  capReached: boolean,
};
