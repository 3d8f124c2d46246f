// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { NetworkPolicyRuleAction } from "./NetworkPolicyRuleAction";

/** A rule for one host. */
export type NetworkPolicyAmendment = {
  action: NetworkPolicyRuleAction,
  host: string,
};
