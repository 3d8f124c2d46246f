// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What somebody is to be able to do with a shared plugin. */
export type PluginShareTargetRole = "reader" | "editor";
