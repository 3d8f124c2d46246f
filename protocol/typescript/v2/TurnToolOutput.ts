// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { JsonValue } from "../serde_json/JsonValue";

/** A tool's output handed in with a turn. */
export type TurnToolOutput = {
  name: string,
  namespace?: string | null,
  output: JsonValue,
  retain?: boolean,
};
