// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ProcessTerminalSize } from "./ProcessTerminalSize";

/** The parameters of `process/resizePty`. */
export type ProcessResizePtyParams = {
  processHandle: string,
  size: ProcessTerminalSize,
};
