// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `plugin/share/save`. */
export type PluginShareSaveResponse = {
  canPublishToWorkspace: boolean | null,
  remotePluginId: string,
  shareUrl: string,
};
