// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { MisalignmentSteer } from "./MisalignmentSteer";

/** Details of a stop for misalignment. */
export type MisalignmentErrorDetails = {
  detailedExplanation: string | null,
  errorType: string | null,
  reviewTarget: string | null,
  steer: MisalignmentSteer | null,
};
