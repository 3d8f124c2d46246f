// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A command that outlived its tool call. */
export type ThreadBackgroundTerminal = {
  itemId: string,
  command: string,
  cpuPercent: number | null,
  cwd: string,
  osPid: number | null,
  processId: string,
  /** KiB. */
  rssKb: number | null,
};
