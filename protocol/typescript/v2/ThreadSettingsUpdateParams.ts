// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ApprovalsReviewer } from "./ApprovalsReviewer";
import type { AskForApproval } from "./AskForApproval";
import type { CollaborationMode } from "../CollaborationMode";
import type { MultiAgentMode } from "../MultiAgentMode";
import type { Personality } from "../Personality";
import type { ReasoningSummary } from "../ReasoningSummary";
import type { SandboxPolicy } from "./SandboxPolicy";
import type { TurnEnvironmentParams } from "./TurnEnvironmentParams";

/** The parameters of `thread/settings/update`. */
export type ThreadSettingsUpdateParams = {
  threadId: string,
  approvalPolicy?: AskForApproval | null,
  approvalsReviewer?: ApprovalsReviewer | null,
  collaborationMode?: CollaborationMode | null,
  cwd?: string | null,
  disabledPluginIds?: Array<string> | null,
  effort?: string | null,
  environments?: Array<TurnEnvironmentParams> | null,
  model?: string | null,
  multiAgentMode?: MultiAgentMode | null,
  permissions?: string | null,
  personality?: Personality | null,
  sandboxPolicy?: SandboxPolicy | null,
  serviceTier?: string | null,
  summary?: ReasoningSummary | null,
};
