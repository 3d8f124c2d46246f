// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { DesktopOnboardingEntrypoint } from "./DesktopOnboardingEntrypoint";

/** The payload of `account/login/completed`. */
export type AccountLoginCompletedNotification = {
  loginId: string | null,
  success: boolean,
  error: string | null,
  onboardingEntrypoint: DesktopOnboardingEntrypoint | null,
};
