// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `mock/experimentalMethod`. */
export type MockExperimentalMethodResponse = {
  echoed: string | null,
};
