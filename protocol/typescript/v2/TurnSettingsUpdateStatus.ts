// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

export type TurnSettingsUpdateStatus = "applied" | "targetUnavailable";
