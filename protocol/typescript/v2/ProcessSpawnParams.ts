// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { ProcessTerminalSize } from "./ProcessTerminalSize";

/** The parameters of `process/spawn`. */
export type ProcessSpawnParams = {
  command: Array<string>,
  cwd: AbsolutePathBuf,
  /** Added to the environment; null removes a variable. */
  env?: { [key in string]?: string | null } | null,
  /** Bytes per stream. */
  outputBytesCap?: number | null,
  processHandle: string,
  size?: ProcessTerminalSize | null,
  streamStdin?: boolean,
  streamStdoutStderr?: boolean,
  /** Milliseconds. */
  timeoutMs?: number | null,
  tty?: boolean,
};
