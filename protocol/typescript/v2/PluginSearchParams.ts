// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { PluginSearchScope } from "./PluginSearchScope";

/** The parameters of `plugin/search`. */
export type PluginSearchParams = {
  cursor?: string | null,
  cwds?: Array<AbsolutePathBuf> | null,
  limit?: number | null,
  scope?: PluginSearchScope | null,
  searchTerm: string,
};
