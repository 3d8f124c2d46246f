// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** When the apps of a plugin ask for a sign-in. */
export type PluginAuthPolicy = "ON_INSTALL" | "ON_USE";
