// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Where a capability root lies. */
export type CapabilityRootLocation = {
  type: "environment",
  path: string,
  environmentId: string,
};
