// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A terminal's size in character cells. */
export type CommandExecTerminalSize = {
  cols: number,
  rows: number,
};
