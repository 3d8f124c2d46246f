// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `model/list`. */
export type ModelListParams = {
  /** From an earlier answer; null for the first page. */
  cursor?: string | null,
  includeHidden?: boolean | null,
  /** Entries per page; null for the default. */
  limit?: number | null,
  modelProvider?: string | null,
};
