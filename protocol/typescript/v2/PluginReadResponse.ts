// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { PluginDetail } from "./PluginDetail";

/** The answer to `plugin/read`. */
export type PluginReadResponse = {
  plugin: PluginDetail,
};
