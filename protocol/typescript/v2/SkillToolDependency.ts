// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A tool that a skill needs. */
export type SkillToolDependency = {
  command: string | null,
  description: string | null,
  transport: string | null,
  type: string,
  url: string | null,
  value: string,
};
