// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { CommandExecTerminalSize } from "./CommandExecTerminalSize";

/** The parameters of `command/exec/resize`. */
export type CommandExecResizeParams = {
  processId: string,
  size: CommandExecTerminalSize,
};
