// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A guess, for display, at what a command does. */
export type CommandAction = {
  type: "read",
  command: string,
  name: string,
  path: string,
} | {
  type: "listFiles",
  command: string,
  path: string | null,
} | {
  type: "search",
  command: string,
  query: string | null,
  path: string | null,
} | {
  type: "unknown",
  command: string,
};
