// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A well-known place; `kind` is the tag. */
export type FileSystemSpecialPath = {
  kind: "root",
} | {
  kind: "minimal",
} | {
  kind: "project_roots",
  subpath?: string | null,
} | {
  kind: "tmpdir",
} | {
  kind: "slash_tmp",
} | {
  kind: "unknown",
  path: string,
  subpath?: string | null,
};
