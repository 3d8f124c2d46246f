// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadSection } from "./ThreadSection";

/** The answer to `threadSection/create` and `threadSection/update`. */
export type ThreadSectionCreateResponse = {
  section: ThreadSection,
};
