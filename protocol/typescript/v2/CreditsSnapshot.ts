// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The account's credits. */
export type CreditsSnapshot = {
  balance: string | null,
  hasCredits: boolean,
  unlimited: boolean,
};
