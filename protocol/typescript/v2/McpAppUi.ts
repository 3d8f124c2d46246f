// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { McpAppDisplayMode } from "./McpAppDisplayMode";

/** The view that a tool brings. */
export type McpAppUi = {
  preferredModelDisplayMode: McpAppDisplayMode,
  resourceUri: string,
};
