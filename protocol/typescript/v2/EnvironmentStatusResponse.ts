// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { EnvironmentStatusKind } from "./EnvironmentStatusKind";

/** The answer to `environment/status`. */
export type EnvironmentStatusResponse = {
  error?: string | null,
  status: EnvironmentStatusKind,
};
