// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The payload of `process/exited`. */
export type ProcessExitedNotification = {
  processHandle: string,
  exitCode: number,
  outputDrainTimedOut: boolean | null,
  stdout: string,
  stdoutCapReached: boolean,
  stderr: string,
  stderrCapReached: boolean,
};
