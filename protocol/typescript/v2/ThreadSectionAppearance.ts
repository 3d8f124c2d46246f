// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How a section looks. */
export type ThreadSectionAppearance = {
  color?: string | null,
  icon?: string | null,
};
