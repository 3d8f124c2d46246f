// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What a rule does. */
export type NetworkPolicyRuleAction = "allow" | "deny";
