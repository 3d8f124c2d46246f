// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `mock/experimentalMethod`. */
export type MockExperimentalMethodParams = {
  value?: string | null,
};
