// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { PluginShareListItem } from "./PluginShareListItem";

/** The answer to `plugin/share/list`. */
export type PluginShareListResponse = {
  data: Array<PluginShareListItem>,
};
