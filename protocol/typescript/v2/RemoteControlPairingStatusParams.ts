// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `remoteControl/pairing/status`. */
export type RemoteControlPairingStatusParams = {
  manualPairingCode?: string | null,
  pairingCode?: string | null,
};
