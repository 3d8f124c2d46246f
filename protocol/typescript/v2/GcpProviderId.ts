// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The provider of Google Cloud. */
export type GcpProviderId = "gcp";
