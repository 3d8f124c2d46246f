// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { DynamicToolCallOutputContentItem } from "./DynamicToolCallOutputContentItem";

/** The client's answer to `item/tool/call`. */
export type DynamicToolCallResponse = {
  contentItems: Array<DynamicToolCallOutputContentItem>,
  success: boolean,
};
