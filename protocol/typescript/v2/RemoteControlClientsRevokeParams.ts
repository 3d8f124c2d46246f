// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `remoteControl/client/revoke`. */
export type RemoteControlClientsRevokeParams = {
  clientId: string,
  environmentId: string,
};
