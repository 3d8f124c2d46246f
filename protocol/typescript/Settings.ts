// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Settings that belong to a collaboration mode; snake_case on the wire. */
export type Settings = {
  model: string,
  reasoning_effort?: string | null,
  developer_instructions?: string | null,
};
