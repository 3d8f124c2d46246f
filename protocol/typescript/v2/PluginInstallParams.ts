// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** The parameters of `plugin/install`: exactly one of marketplacePath and remoteMarketplaceName. */
export type PluginInstallParams = {
  installAttemptId?: string | null,
  marketplacePath?: AbsolutePathBuf | null,
  pluginName: string,
  remoteMarketplaceName?: string | null,
};
