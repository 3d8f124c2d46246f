// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { JsonValue } from "./serde_json/JsonValue";

/** What a client can do and what it wants to hear. */
export type InitializeCapabilities = {
  experimentalApi?: boolean,
  explicitGatewayOauth?: boolean,
  extensions?: { [key in string]?: JsonValue } | null,
  mcpServerOpenaiFormElicitation?: boolean,
  optOutNotificationMethods?: Array<string> | null,
  requestAttestation?: boolean,
  requiredHumanApproval?: boolean,
};
