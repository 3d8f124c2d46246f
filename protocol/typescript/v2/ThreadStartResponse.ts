// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { ActivePermissionProfile } from "./ActivePermissionProfile";
import type { ApprovalsReviewer } from "./ApprovalsReviewer";
import type { AskForApproval } from "./AskForApproval";
import type { MultiAgentMode } from "../MultiAgentMode";
import type { SandboxPolicy } from "./SandboxPolicy";
import type { Thread } from "./Thread";

/** The answer to `thread/start`. */
export type ThreadStartResponse = {
  thread: Thread,
  model: string,
  modelProvider: string,
  serviceTier: string | null,
  disabledPluginIds: Array<string>,
  cwd: AbsolutePathBuf,
  runtimeWorkspaceRoots: Array<AbsolutePathBuf>,
  instructionSources: Array<string>,
  approvalPolicy: AskForApproval,
  approvalsReviewer: ApprovalsReviewer,
  sandbox: SandboxPolicy,
  activePermissionProfile: ActivePermissionProfile | null,
  reasoningEffort: string | null,
  multiAgentMode: MultiAgentMode,
};
