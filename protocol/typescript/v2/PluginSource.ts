// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** Where a plugin comes from. */
export type PluginSource = {
  type: "local",
  path: AbsolutePathBuf,
} | {
  type: "git",
  path: string | null,
  refName: string | null,
  sha: string | null,
  url: string,
} | {
  type: "npm",
  package: string,
  registry: string | null,
  version: string | null,
} | {
  type: "remote",
};
