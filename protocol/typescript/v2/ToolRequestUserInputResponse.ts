// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ToolRequestUserInputAnswer } from "./ToolRequestUserInputAnswer";

/** The client's answer to `item/tool/requestUserInput`. */
export type ToolRequestUserInputResponse = {
  answers: { [key in string]?: ToolRequestUserInputAnswer },
};
