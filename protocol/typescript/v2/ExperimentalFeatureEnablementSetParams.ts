// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `experimentalFeature/enablement/set`. */
export type ExperimentalFeatureEnablementSetParams = {
  enablement: { [key in string]?: boolean },
};
