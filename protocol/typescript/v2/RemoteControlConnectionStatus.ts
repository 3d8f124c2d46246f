// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How the remote control connection stands. */
export type RemoteControlConnectionStatus = "disabled" | "connecting" | "connected" | "errored";
