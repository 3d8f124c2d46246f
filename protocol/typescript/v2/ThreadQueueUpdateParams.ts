// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { UserInput } from "./UserInput";

/** The parameters of `thread/queue/update`. */
export type ThreadQueueUpdateParams = {
  input: Array<UserInput>,
  queuedSubmissionId: string,
  responsesapiClientMetadata?: { [key in string]?: string } | null,
  threadId: string,
};
