// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What a list of threads is ordered by. */
export type ThreadSortKey = "created_at" | "updated_at" | "recency_at" | "section_position";
