// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The server's process. */
export type ServerDiagnosticsProcess = {
  id: number,
  physicalFootprintBytes: number | null,
  residentMemoryBytes: number | null,
};
