// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What somebody may do with a shared plugin. */
export type PluginSharePrincipalRole = "reader" | "editor" | "owner";
