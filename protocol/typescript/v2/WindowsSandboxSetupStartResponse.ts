// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `windowsSandbox/setupStart`; a notification tells how it ended. */
export type WindowsSandboxSetupStartResponse = {
  started: boolean,
};
