// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The kind of configuration that a hook comes from. */
export type HookSource = "system" | "user" | "project" | "mdm" | "sessionFlags" | "plugin" | "cloudRequirements" | "cloudManagedConfig" | "legacyManagedConfigFile" | "legacyManagedConfigMdm" | "unknown";
