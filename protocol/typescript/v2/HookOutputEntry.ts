// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { HookOutputEntryKind } from "./HookOutputEntryKind";

/** Something that a hook said. */
export type HookOutputEntry = {
  kind: HookOutputEntryKind,
  text: string,
};
