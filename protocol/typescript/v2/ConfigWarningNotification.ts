// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { TextRange } from "./TextRange";

/** The payload of `configWarning`. */
export type ConfigWarningNotification = {
  summary: string,
  details: string | null,
  path?: string | null,
  range?: TextRange | null,
};
