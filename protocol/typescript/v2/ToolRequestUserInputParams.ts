// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ToolRequestUserInputQuestion } from "./ToolRequestUserInputQuestion";

/** The parameters of the server's request `item/tool/requestUserInput`. */
export type ToolRequestUserInputParams = {
  threadId: string,
  turnId: string,
  itemId: string,
  questions: Array<ToolRequestUserInputQuestion>,
  isBlocking: boolean,
  /** Milliseconds until the question answers itself; null for never. */
  autoResolutionMs: number | null,
};
