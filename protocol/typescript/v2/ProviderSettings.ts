// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { GatewayAuth } from "./GatewayAuth";

/** What is specific to a kind of provider. */
export type ProviderSettings = {
  type: "openai",
} | {
  type: "customGateway",
  auth: GatewayAuth,
} | {
  type: "bedrock",
  profile: string | null,
  region: string | null,
} | {
  type: "gcp",
  credentialFile: string | null,
  location: string | null,
  projectId: string | null,
};
