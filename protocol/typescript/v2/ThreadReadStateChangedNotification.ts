// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadReadState } from "./ThreadReadState";

/** The payload of `thread/readState/changed`. */
export type ThreadReadStateChangedNotification = {
  threadId: string,
  readState: ThreadReadState,
};
