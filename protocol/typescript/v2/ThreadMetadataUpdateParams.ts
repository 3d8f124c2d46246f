// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadMetadataGitInfoUpdateParams } from "./ThreadMetadataGitInfoUpdateParams";

/** The parameters of `thread/metadata/update`. */
export type ThreadMetadataUpdateParams = {
  threadId: string,
  daybreakEnabled?: boolean | null,
  gitInfo?: ThreadMetadataGitInfoUpdateParams | null,
  projectId?: string | null,
};
