// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The shell of an environment. */
export type EnvironmentShellInfo = {
  name: string,
  path: string,
};
