// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { CommandExecTerminalSize } from "./CommandExecTerminalSize";
import type { SandboxPolicy } from "./SandboxPolicy";

/** The parameters of `command/exec`. */
export type CommandExecParams = {
  command: Array<string>,
  cwd?: string | null,
  disableOutputCap?: boolean,
  disableTimeout?: boolean,
  /** Added to the environment; null removes a variable. */
  env?: { [key in string]?: string | null } | null,
  /** Bytes per stream. */
  outputBytesCap?: number | null,
  permissionProfile?: string | null,
  processId?: string | null,
  sandboxPolicy?: SandboxPolicy | null,
  size?: CommandExecTerminalSize | null,
  streamStdin?: boolean,
  streamStdoutStderr?: boolean,
  /** Milliseconds. */
  timeoutMs?: number | null,
  tty?: boolean,
};
