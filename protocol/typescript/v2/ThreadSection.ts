// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadSectionAppearance } from "./ThreadSectionAppearance";

/** The section that a thread is sorted into. */
export type ThreadSection = {
  id: string,
  name: string,
  appearance: ThreadSectionAppearance | null,
};
