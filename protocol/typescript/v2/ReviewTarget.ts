// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What is reviewed. */
export type ReviewTarget = {
  type: "uncommittedChanges",
} | {
  type: "baseBranch",
  branch: string,
} | {
  type: "commit",
  sha: string,
  title?: string | null,
} | {
  type: "custom",
  instructions: string,
};
