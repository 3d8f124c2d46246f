// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** An execution environment of a thread. */
export type ThreadEnvironment = {
  environmentId: string,
  cwd: string,
  runtimeWorkspaceRoots: Array<string>,
};
