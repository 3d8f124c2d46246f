// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `command/exec/write`. */
export type CommandExecWriteParams = {
  closeStdin?: boolean,
  /** Base64 of the raw bytes. */
  deltaBase64?: string | null,
  processId: string,
};
