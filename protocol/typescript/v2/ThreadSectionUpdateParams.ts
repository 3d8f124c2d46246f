// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadSectionAppearance } from "./ThreadSectionAppearance";

/** The parameters of `threadSection/update`. */
export type ThreadSectionUpdateParams = {
  /** Absent leaves it, null takes it away. */
  appearance?: ThreadSectionAppearance | null,
  name: string,
  sectionId: string,
};
