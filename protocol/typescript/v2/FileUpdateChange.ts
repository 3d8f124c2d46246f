// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { PatchChangeKind } from "./PatchChangeKind";

/** A patch's effect on one file; for a new file the diff is its content. */
export type FileUpdateChange = {
  path: string,
  kind: PatchChangeKind,
  diff: string,
};
