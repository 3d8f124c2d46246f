// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Where a skill is installed. */
export type SkillScope = "user" | "repo" | "system" | "admin";
