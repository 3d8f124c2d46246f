// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Where a sign-in began. */
export type DesktopOnboardingEntrypoint = "life_sciences";
