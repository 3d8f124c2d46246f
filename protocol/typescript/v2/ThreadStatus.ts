// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadActiveFlag } from "./ThreadActiveFlag";

/** Whether a thread is loaded and at work. */
export type ThreadStatus = {
  type: "notLoaded",
} | {
  type: "idle",
} | {
  type: "systemError",
} | {
  type: "active",
  activeFlags: Array<ThreadActiveFlag>,
};
