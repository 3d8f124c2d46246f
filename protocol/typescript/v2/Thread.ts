// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { GitInfo } from "./GitInfo";
import type { JsonValue } from "../serde_json/JsonValue";
import type { SessionSource } from "../SessionSource";
import type { ThreadEnvironment } from "./ThreadEnvironment";
import type { ThreadHistoryMode } from "./ThreadHistoryMode";
import type { ThreadSection } from "./ThreadSection";
import type { ThreadStatus } from "./ThreadStatus";
import type { Turn } from "./Turn";

/** A thread as lists, answers and notifications show it. */
export type Thread = {
  id: string,
  environments: Array<ThreadEnvironment> | null,
  extra: JsonValue,
  sessionId: string,
  forkedFromId: string | null,
  attachedToThreadId: string | null,
  parentThreadId: string | null,
  preview: string,
  ephemeral: boolean,
  section: ThreadSection | null,
  /** Unix seconds. */
  sectionEnteredAt: number | null,
  projectId: string | null,
  historyMode: ThreadHistoryMode,
  modelProvider: string,
  model: string | null,
  reasoningEffort: string | null,
  /** Unix seconds. */
  createdAt: number,
  /** Unix seconds. */
  updatedAt: number,
  /** Unix seconds. */
  recencyAt: number | null,
  status: ThreadStatus,
  path: string | null,
  cwd: AbsolutePathBuf,
  cliVersion: string,
  originator: string | null,
  source: SessionSource,
  canAcceptDirectInput: boolean | null,
  threadSource: string | null,
  agentNickname: string | null,
  agentRole: string | null,
  gitInfo: GitInfo | null,
  name: string | null,
  daybreakEnabled: boolean | null,
  turns: Array<Turn>,
};
