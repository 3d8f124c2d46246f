// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A kind of marketplaces to list. */
export type PluginListMarketplaceKind = "local" | "vertical" | "workspace-directory" | "shared-with-me" | "created-by-me-remote";
