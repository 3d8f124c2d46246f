// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { PluginSummary } from "./PluginSummary";

/** A plugin that the user shares. */
export type PluginShareListItem = {
  localPluginPath: AbsolutePathBuf | null,
  plugin: PluginSummary,
};
