// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** An execution environment chosen for turns. */
export type TurnEnvironmentParams = {
  cwd: string,
  environmentId: string,
  runtimeWorkspaceRoots?: Array<string> | null,
};
