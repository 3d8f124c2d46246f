// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ModeKind } from "../ModeKind";

/** A way of working together that a turn can be in: settings that it lays over the thread's own. */
export type CollaborationModeMask = {
  /** For people. */
  name: string,
  mode: ModeKind | null,
  /** Null leaves the thread's model. */
  model: string | null,
  /** Null leaves the thread's effort. */
  reasoning_effort: string | null,
};
