// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `server/diagnostics`. */
export type ServerDiagnosticsParams = Record<string, never>;
