// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What found threads are sorted by. */
export type ThreadSearchSortKey = "created_at" | "updated_at" | "recency_at";
