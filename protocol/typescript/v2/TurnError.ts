// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { CodexErrorInfo } from "./CodexErrorInfo";
import type { MisalignmentErrorDetails } from "./MisalignmentErrorDetails";

/** Why a turn failed. */
export type TurnError = {
  message: string,
  codexErrorInfo: CodexErrorInfo | null,
  additionalDetails: string | null,
  misalignment: MisalignmentErrorDetails | null,
};
