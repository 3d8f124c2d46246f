// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AdditionalContextEntry } from "./AdditionalContextEntry";
import type { UserInput } from "./UserInput";

/** The parameters of `turn/steer`. */
export type TurnSteerParams = {
  threadId: string,
  additionalContext?: { [key in string]?: AdditionalContextEntry } | null,
  clientUserMessageId?: string | null,
  expectedTurnId: string,
  input: Array<UserInput>,
  responsesapiClientMetadata?: { [key in string]?: string } | null,
  responsesapiClientMetadataPatch?: { [key in string]?: string } | null,
};
