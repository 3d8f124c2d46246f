// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { GuardianAssessmentOutcome } from "../GuardianAssessmentOutcome";
import type { GuardianRiskLevel } from "./GuardianRiskLevel";
import type { GuardianUserAuthorization } from "./GuardianUserAuthorization";

/** An automatic reviewer's judgement of a call. */
export type ThreadGuardianAssessment = {
  outcome: GuardianAssessmentOutcome,
  rationale: string,
  riskLevel: GuardianRiskLevel,
  userAuthorization: GuardianUserAuthorization,
};
