// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A tool of an app. */
export type AppToolSummary = {
  description: string,
  disabledReason: string | null,
  isEnabled: boolean,
  isReadOnly: boolean,
  name: string,
  title: string | null,
};
