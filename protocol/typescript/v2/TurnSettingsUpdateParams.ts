// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ApprovalsReviewer } from "./ApprovalsReviewer";
import type { ReasoningSummary } from "../ReasoningSummary";

/** The parameters of `turn/settings/update`: what changes from the running turn's next request on. Null leaves as it is. */
export type TurnSettingsUpdateParams = {
  threadId: string,
  turnId: string,
  model?: string | null,
  effort?: string | null,
  summary?: ReasoningSummary | null,
  serviceTier?: string | null,
  approvalsReviewer?: ApprovalsReviewer | null,
};
