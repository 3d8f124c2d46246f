// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadSettings } from "./ThreadSettings";

/** The payload of `thread/settings/updated`. */
export type ThreadSettingsUpdatedNotification = {
  threadId: string,
  threadSettings: ThreadSettings,
};
