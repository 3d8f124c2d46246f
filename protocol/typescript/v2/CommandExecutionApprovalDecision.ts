// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { NetworkPolicyAmendment } from "../NetworkPolicyAmendment";

/** The user's answer about a command. */
export type CommandExecutionApprovalDecision = "accept" | "acceptForSession" | "decline" | "cancel" | {
  acceptWithExecpolicyAmendment: {
    execpolicy_amendment: Array<string>,
  },
} | {
  applyNetworkPolicyAmendment: {
    network_policy_amendment: NetworkPolicyAmendment,
  },
};
