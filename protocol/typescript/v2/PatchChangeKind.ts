// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What a patch does to a file. */
export type PatchChangeKind = {
  type: "add",
} | {
  type: "delete",
} | {
  type: "update",
  move_path: string | null,
};
