// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `modelProvider/capabilities/read`: none, but the object must be there. */
export type ModelProviderCapabilitiesReadParams = Record<string, never>;
