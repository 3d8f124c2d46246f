// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What a web search does. */
export type WebSearchAction = {
  type: "search",
  queries: Array<string> | null,
  query: string | null,
} | {
  type: "openPage",
  url: string | null,
} | {
  type: "findInPage",
  pattern: string | null,
  url: string | null,
} | {
  type: "other",
};
