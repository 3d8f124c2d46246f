// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadReadState } from "./ThreadReadState";

/** The answer to `thread/readState/update`. */
export type ThreadReadStateUpdateResponse = {
  readState: ThreadReadState,
};
