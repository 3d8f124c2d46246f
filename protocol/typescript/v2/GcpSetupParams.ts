// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `account/gcp/setup`. */
export type GcpSetupParams = {
  credentialFile?: string | null,
  location?: string | null,
  projectId: string,
};
