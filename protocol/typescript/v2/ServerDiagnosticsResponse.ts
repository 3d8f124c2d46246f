// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ServerDiagnosticsGauge } from "./ServerDiagnosticsGauge";
import type { ServerDiagnosticsProcess } from "./ServerDiagnosticsProcess";

/** The answer to `server/diagnostics`. */
export type ServerDiagnosticsResponse = {
  gauges: Array<ServerDiagnosticsGauge>,
  process: ServerDiagnosticsProcess,
};
