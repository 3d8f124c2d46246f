// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of the server's request `attestation/generate`. */
export type AttestationGenerateParams = Record<string, never>;
