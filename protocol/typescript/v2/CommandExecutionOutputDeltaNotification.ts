// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The payload of `item/commandExecution/outputDelta`. */
export type CommandExecutionOutputDeltaNotification = {
  threadId: string,
  turnId: string,
  itemId: string,
  delta: string,
};
