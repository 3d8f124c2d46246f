// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `remoteControl/pairing/status`. */
export type RemoteControlPairingStatusResponse = {
  claimed: boolean,
};
