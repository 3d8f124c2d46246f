// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { NetworkPolicyAmendment } from "./NetworkPolicyAmendment";

/** The answer to the first version's approval requests; snake_case names. */
export type ReviewDecision = "approved" | "approved_for_session" | "approved_mcp_policy_amendment" | "timed_out" | "abort" | {
  approved_execpolicy_amendment: {
    proposed_execpolicy_amendment: Array<string>,
  },
} | {
  network_policy_amendment: {
    network_policy_amendment: NetworkPolicyAmendment,
  },
} | {
  denied: {
    rejection: string,
  },
};
