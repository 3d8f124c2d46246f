// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadGuardianAssessment } from "./ThreadGuardianAssessment";

/** The result of `thread/guardianReview`. */
export type ThreadGuardianReviewResponse = {
  /** The call that was judged. */
  callId: string,
  /** Null when the reviewer came to no judgement. */
  assessment: ThreadGuardianAssessment | null,
};
