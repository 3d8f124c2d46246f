// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { WindowsSandboxReadiness } from "./WindowsSandboxReadiness";

/** The answer to `windowsSandbox/readiness`. */
export type WindowsSandboxReadinessResponse = {
  status: WindowsSandboxReadiness,
};
