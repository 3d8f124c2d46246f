// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { BedrockProviderId } from "./BedrockProviderId";
import type { GcpProviderId } from "./GcpProviderId";

/** Changes to a provider: what is absent stays, null clears. */
export type ProviderSettingsPatch = {
  type: "customGateway",
  baseUrl?: string | null,
  envKey?: string | null,
  name?: string | null,
  providerId?: string | null,
} | {
  type: "bedrock",
  profile?: string | null,
  providerId: BedrockProviderId,
  region?: string | null,
} | {
  type: "gcp",
  credentialFile?: string | null,
  location?: string | null,
  projectId?: string | null,
  providerId: GcpProviderId,
};
