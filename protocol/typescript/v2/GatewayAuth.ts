// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How a gateway is authenticated; `mode` is the tag. */
export type GatewayAuth = {
  mode: "none",
} | {
  mode: "environmentVariable",
  envKey: string,
} | {
  mode: "externallyConfigured",
  envKey: string | null,
};
