// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { TurnError } from "./TurnError";

/** The payload of `error`. */
export type ErrorNotification = {
  error: TurnError,
  willRetry: boolean,
  threadId: string,
  turnId: string,
};
