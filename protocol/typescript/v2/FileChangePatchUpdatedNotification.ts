// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { FileUpdateChange } from "./FileUpdateChange";

/** The payload of `item/fileChange/patchUpdated`. */
export type FileChangePatchUpdatedNotification = {
  threadId: string,
  turnId: string,
  itemId: string,
  changes: Array<FileUpdateChange>,
};
