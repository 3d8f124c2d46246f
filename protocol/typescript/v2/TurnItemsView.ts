// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How many of a turn's items are present. */
export type TurnItemsView = "notLoaded" | "summary" | "full";
