// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** An answer to choose. */
export type ToolRequestUserInputOption = {
  label: string,
  description: string,
};
