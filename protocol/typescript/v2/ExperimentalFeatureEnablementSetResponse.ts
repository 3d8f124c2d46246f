// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `experimentalFeature/enablement/set`. */
export type ExperimentalFeatureEnablementSetResponse = {
  enablement: { [key in string]?: boolean },
};
