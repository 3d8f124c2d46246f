// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { JsonValue } from "./serde_json/JsonValue";

/** What kind of client or agent began a thread. */
export type SessionSource = "cli" | "vscode" | "exec" | "appServer" | "unknown" | {
  custom: string,
} | {
  subAgent: JsonValue,
};
