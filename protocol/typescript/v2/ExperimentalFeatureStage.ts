// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How far a feature has come. */
export type ExperimentalFeatureStage = "beta" | "underDevelopment" | "stable" | "deprecated" | "removed";
