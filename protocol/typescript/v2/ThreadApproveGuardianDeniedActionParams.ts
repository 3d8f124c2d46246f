// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { JsonValue } from "../serde_json/JsonValue";

/** The parameters of `thread/approveGuardianDeniedAction`. */
export type ThreadApproveGuardianDeniedActionParams = {
  threadId: string,
  /** The review's end as it was told: at least `id`, `status` and `action`. */
  event: JsonValue,
};
