// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ConnectorMetadata } from "./ConnectorMetadata";

/** The answer to `app/read`. */
export type AppsReadResponse = {
  apps: Array<ConnectorMetadata>,
  missingAppIds: Array<string>,
};
