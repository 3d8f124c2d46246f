// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Whether a plugin may be installed. */
export type PluginInstallPolicy = "NOT_AVAILABLE" | "AVAILABLE" | "INSTALLED_BY_DEFAULT";
