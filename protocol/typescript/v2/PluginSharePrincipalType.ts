// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A kind of those with whom a plugin is shared. */
export type PluginSharePrincipalType = "user" | "group" | "workspace";
