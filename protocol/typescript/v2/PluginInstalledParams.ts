// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** The parameters of `plugin/installed`. */
export type PluginInstalledParams = {
  cwds?: Array<AbsolutePathBuf> | null,
  installSuggestionPluginNames?: Array<string> | null,
};
