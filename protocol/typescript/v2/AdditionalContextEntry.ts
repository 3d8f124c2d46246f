// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AdditionalContextKind } from "./AdditionalContextKind";

/** A piece of context for one turn. */
export type AdditionalContextEntry = {
  name?: string | null,
  kind: AdditionalContextKind,
  value: string,
};
