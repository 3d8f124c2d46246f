// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { UserInput } from "./UserInput";

/** User input that waits for its turn. */
export type QueuedSubmission = {
  id: string,
  input: Array<UserInput>,
  /** The client's name for the message that it becomes. */
  clientUserMessageId: string,
  responsesapiClientMetadata: { [key in string]?: string } | null,
};
