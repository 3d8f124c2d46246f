// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { Model } from "./Model";

/** The answer to `model/list`. */
export type ModelListResponse = {
  data: Array<Model>,
  /** Null on the last page. */
  nextCursor: string | null,
};
