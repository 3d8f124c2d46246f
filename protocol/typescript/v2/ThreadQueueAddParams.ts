// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { UserInput } from "./UserInput";

/** The parameters of `thread/queue/add`. */
export type ThreadQueueAddParams = {
  clientUserMessageId: string,
  input: Array<UserInput>,
  responsesapiClientMetadata?: { [key in string]?: string } | null,
  threadId: string,
};
