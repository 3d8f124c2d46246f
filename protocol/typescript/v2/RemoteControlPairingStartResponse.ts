// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `remoteControl/pairing/start`. */
export type RemoteControlPairingStartResponse = {
  environmentId: string,
  expiresAt: number,
  manualPairingCode: string | null,
  pairingCode: string,
};
