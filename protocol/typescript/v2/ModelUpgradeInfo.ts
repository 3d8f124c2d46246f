// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The model that is recommended instead. */
export type ModelUpgradeInfo = {
  migrationMarkdown: string | null,
  model: string,
  modelLink: string | null,
  /** Unix seconds. */
  retirementAt: number | null,
  upgradeCopy: string | null,
};
