// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The payload of `skills/changed`. */
export type SkillsChangedNotification = Record<string, never>;
