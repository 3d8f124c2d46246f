// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What the selected provider's own tools can do. */
export type ModelProviderCapabilitiesReadResponse = {
  imageGeneration: boolean,
  webSearch: boolean,
};
