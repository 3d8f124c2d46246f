// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `remoteControl/pairing/start`. */
export type RemoteControlPairingStartParams = {
  manualCode?: boolean,
};
