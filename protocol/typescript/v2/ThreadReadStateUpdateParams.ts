// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadReadStateOperation } from "./ThreadReadStateOperation";

/** The parameters of `thread/readState/update`. */
export type ThreadReadStateUpdateParams = {
  /** The revision that the client has seen; any other is a conflict. */
  expectedRevision: string,
  operation: ThreadReadStateOperation,
  threadId: string,
};
