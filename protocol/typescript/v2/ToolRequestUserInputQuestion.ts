// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ToolRequestUserInputOption } from "./ToolRequestUserInputOption";

/** A question to the user. */
export type ToolRequestUserInputQuestion = {
  id: string,
  header: string,
  question: string,
  isOther: boolean,
  isSecret: boolean,
  options: Array<ToolRequestUserInputOption> | null,
};
