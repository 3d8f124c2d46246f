// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadSectionAppearance } from "./ThreadSectionAppearance";

/** The parameters of `threadSection/create`. */
export type ThreadSectionCreateParams = {
  appearance?: ThreadSectionAppearance | null,
  name: string,
};
