// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Where to search for plugins. */
export type PluginSearchScope = "global" | "workspace" | "personal";
