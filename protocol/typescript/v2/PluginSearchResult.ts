// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { PluginSummary } from "./PluginSummary";

/** A plugin that was found. */
export type PluginSearchResult = {
  marketplaceName: string,
  marketplacePath: AbsolutePathBuf | null,
  plugin: PluginSummary,
};
