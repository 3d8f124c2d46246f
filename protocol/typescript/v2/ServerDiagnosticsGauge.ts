// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A named number. */
export type ServerDiagnosticsGauge = {
  name: string,
  value: number,
};
