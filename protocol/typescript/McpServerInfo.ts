// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { JsonValue } from "./serde_json/JsonValue";

/** A tool server's own name and version. */
export type McpServerInfo = {
  name: string,
  title: string | null,
  version: string,
  description: string | null,
  icons: Array<JsonValue> | null,
  websiteUrl: string | null,
};
