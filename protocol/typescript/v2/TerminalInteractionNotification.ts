// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The payload of `item/commandExecution/terminalInteraction`. */
export type TerminalInteractionNotification = {
  threadId: string,
  turnId: string,
  itemId: string,
  processId: string,
  stdin: string,
};
