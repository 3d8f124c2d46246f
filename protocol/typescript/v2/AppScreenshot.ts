// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A picture of an app. */
export type AppScreenshot = {
  fileId: string | null,
  url: string | null,
  userPrompt: string,
};
