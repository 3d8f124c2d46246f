// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { Account } from "./Account";
import type { WorkspaceRouting } from "./WorkspaceRouting";

/** The answer to `account/read`. */
export type GetAccountResponse = {
  account: Account | null,
  userId: string | null,
  requiresOpenaiAuth: boolean,
  workspaceRouting: WorkspaceRouting | null,
};
