// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { JsonValue } from "../serde_json/JsonValue";

/** The parameters of `submission/submit`: a submission of the SQ/EQ protocol. */
export type SubmissionSubmitParams = {
  /** The session; left out by the `configure_session` that begins one. */
  threadId?: string | null,
  /** `{"id": ..., "op": {"type": ..., ...}}`. */
  submission: JsonValue,
};
