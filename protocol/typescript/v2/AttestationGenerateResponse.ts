// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The client's answer to `attestation/generate`. */
export type AttestationGenerateResponse = {
  token: string,
};
