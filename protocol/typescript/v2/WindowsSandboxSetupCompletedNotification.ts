// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { WindowsSandboxSetupMode } from "./WindowsSandboxSetupMode";

/** `windowsSandbox/setupCompleted` */
export type WindowsSandboxSetupCompletedNotification = {
  mode: WindowsSandboxSetupMode,
  success: boolean,
  /** Why it failed, with the remedy. */
  error: string | null,
};
