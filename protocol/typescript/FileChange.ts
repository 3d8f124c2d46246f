// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A change to one file, in the first version's form. */
export type FileChange = {
  type: "add",
  content: string,
} | {
  type: "delete",
  content: string,
} | {
  type: "update",
  move_path: string | null,
  unified_diff: string,
};
