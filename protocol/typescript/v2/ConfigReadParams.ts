// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `config/read`. */
export type ConfigReadParams = {
  cwd?: string | null,
  includeLayers?: boolean,
};
