// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { CommandSandboxDenial } from "./CommandSandboxDenial";

/** The answer to `command/exec`. */
export type CommandExecResponse = {
  exitCode: number,
  stdout: string,
  stderr: string,
  /** What the sandbox refused, in order; our own member, there only for a command that failed while `sandbox_denial_log` was on. */
  sandboxDenials?: Array<CommandSandboxDenial> | null,
};
