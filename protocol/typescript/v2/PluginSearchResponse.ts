// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { PluginSearchResult } from "./PluginSearchResult";

/** The answer to `plugin/search`. */
export type PluginSearchResponse = {
  data: Array<PluginSearchResult>,
  nextCursor: string | null,
};
