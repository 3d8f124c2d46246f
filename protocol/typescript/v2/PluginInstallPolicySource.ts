// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Who decides whether a plugin may be installed. */
export type PluginInstallPolicySource = "WORKSPACE_SETTING" | "IMPLICIT_CANONICAL_APP";
