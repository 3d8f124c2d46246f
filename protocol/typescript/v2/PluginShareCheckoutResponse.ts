// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** The answer to `plugin/share/checkout`. */
export type PluginShareCheckoutResponse = {
  marketplaceName: string,
  marketplacePath: AbsolutePathBuf,
  pluginId: string,
  pluginName: string,
  pluginPath: AbsolutePathBuf,
  remotePluginId: string,
  remoteVersion: string | null,
};
