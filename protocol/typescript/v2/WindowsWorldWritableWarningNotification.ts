// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** `windows/worldWritableWarning`: folders that no unelevated sandbox keeps commands from writing to. */
export type WindowsWorldWritableWarningNotification = {
  samplePaths: Array<string>,
  /** How many there are besides. */
  extraCount: number,
  /** Whether something could not be looked at, or not in time. */
  failedScan: boolean,
};
