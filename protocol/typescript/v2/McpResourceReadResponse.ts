// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ResourceContent } from "../ResourceContent";

/** The answer to `mcpServer/resource/read`. */
export type McpResourceReadResponse = {
  contents: Array<ResourceContent>,
  /** The call that made the resource known, if one did. */
  originCallId?: string | null,
};
