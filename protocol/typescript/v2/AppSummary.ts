// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** An app, in brief. */
export type AppSummary = {
  category: string | null,
  description: string | null,
  id: string,
  installUrl: string | null,
  name: string,
};
