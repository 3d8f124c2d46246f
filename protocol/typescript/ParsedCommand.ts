// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A guess at what a command does, in the first version's form. */
export type ParsedCommand = {
  type: "read",
  name: string,
  path: string,
  cmd: string,
} | {
  type: "list_files",
  path: string | null,
  cmd: string,
} | {
  type: "search",
  path: string | null,
  cmd: string,
  query: string | null,
} | {
  type: "unknown",
  cmd: string,
};
