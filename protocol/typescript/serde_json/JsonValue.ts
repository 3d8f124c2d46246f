// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Any JSON. */
export type JsonValue = number | string | boolean | Array<JsonValue> | { [key in string]?: JsonValue } | null;
