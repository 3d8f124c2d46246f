// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { InstalledApp } from "./InstalledApp";

/** The answer to `app/installed`. */
export type AppsInstalledResponse = {
  apps: Array<InstalledApp>,
};
