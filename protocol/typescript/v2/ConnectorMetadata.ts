// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AppToolSummary } from "./AppToolSummary";

/** An app and its tools. */
export type ConnectorMetadata = {
  description: string | null,
  distributionChannel: string | null,
  iconUrl: string | null,
  iconUrlDark: string | null,
  id: string,
  installUrl: string | null,
  name: string,
  pluginDisplayNames: Array<string>,
  toolSummaries: Array<AppToolSummary> | null,
};
