// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { AgentMessageDelivery } from "./AgentMessageDelivery";
import type { AgentMessageModeration } from "./AgentMessageModeration";
import type { AsyncUserInputQuestion } from "./AsyncUserInputQuestion";
import type { CollabAgentState } from "./CollabAgentState";
import type { CollabAgentTool } from "./CollabAgentTool";
import type { CollabAgentToolCallStatus } from "./CollabAgentToolCallStatus";
import type { CommandAction } from "./CommandAction";
import type { CommandExecutionSource } from "./CommandExecutionSource";
import type { CommandExecutionStatus } from "./CommandExecutionStatus";
import type { CommandSandboxDenial } from "./CommandSandboxDenial";
import type { DynamicToolCallOutputContentItem } from "./DynamicToolCallOutputContentItem";
import type { DynamicToolCallStatus } from "./DynamicToolCallStatus";
import type { FileUpdateChange } from "./FileUpdateChange";
import type { HookPromptFragment } from "./HookPromptFragment";
import type { ImageGenerationFailure } from "../ImageGenerationFailure";
import type { ImageGenerationInputImage } from "../ImageGenerationInputImage";
import type { JsonValue } from "../serde_json/JsonValue";
import type { McpAppUi } from "./McpAppUi";
import type { McpToolCallAppContext } from "./McpToolCallAppContext";
import type { McpToolCallError } from "./McpToolCallError";
import type { McpToolCallResult } from "./McpToolCallResult";
import type { McpToolCallStatus } from "./McpToolCallStatus";
import type { MemoryCitation } from "./MemoryCitation";
import type { MessagePhase } from "../MessagePhase";
import type { PatchApplyStatus } from "./PatchApplyStatus";
import type { SubAgentActivityKind } from "./SubAgentActivityKind";
import type { UserInput } from "./UserInput";
import type { WebSearchAction } from "../WebSearchAction";

/** Something that happened in a turn. Every item ends with its times. */
export type ThreadItem = {
  type: "userMessage",
  id: string,
  clientId: string | null,
  content: Array<UserInput>,
  /** Unix milliseconds. */
  startedAtMs: number | null,
  /** Unix milliseconds; null while the item is open. */
  completedAtMs: number | null,
} | {
  type: "hookPrompt",
  id: string,
  fragments: Array<HookPromptFragment>,
  /** Unix milliseconds. */
  startedAtMs: number | null,
  /** Unix milliseconds; null while the item is open. */
  completedAtMs: number | null,
} | {
  type: "agentMessage",
  moderation: AgentMessageModeration | null,
  id: string,
  text: string,
  phase: MessagePhase | null,
  memoryCitation: MemoryCitation | null,
  delivery: AgentMessageDelivery | null,
  questions: Array<AsyncUserInputQuestion> | null,
  /** Unix milliseconds. */
  startedAtMs: number | null,
  /** Unix milliseconds; null while the item is open. */
  completedAtMs: number | null,
} | {
  type: "functionCallOutput",
  id: string,
  name: string,
  namespace: string | null,
  output: JsonValue,
  /** Unix milliseconds. */
  startedAtMs: number | null,
  /** Unix milliseconds; null while the item is open. */
  completedAtMs: number | null,
} | {
  type: "plan",
  id: string,
  text: string,
  /** Unix milliseconds. */
  startedAtMs: number | null,
  /** Unix milliseconds; null while the item is open. */
  completedAtMs: number | null,
} | {
  type: "reasoning",
  id: string,
  summary: Array<string>,
  content: Array<string>,
  /** Unix milliseconds. */
  startedAtMs: number | null,
  /** Unix milliseconds; null while the item is open. */
  completedAtMs: number | null,
} | {
  type: "commandExecution",
  id: string,
  pluginId: string | null,
  scriptPath: string | null,
  command: string,
  cwd: string,
  processId: string | null,
  source: CommandExecutionSource,
  status: CommandExecutionStatus,
  commandActions: Array<CommandAction>,
  /** Both output streams as they came; null when empty or still running. */
  aggregatedOutput: string | null,
  exitCode: number | null,
  /** Milliseconds. */
  durationMs: number | null,
  /** What the sandbox refused, in order; our own member, there only for a command that failed while `sandbox_denial_log` was on. */
  sandboxDenials?: Array<CommandSandboxDenial> | null,
  /** Unix milliseconds. */
  startedAtMs: number | null,
  /** Unix milliseconds; null while the item is open. */
  completedAtMs: number | null,
} | {
  type: "fileChange",
  id: string,
  changes: Array<FileUpdateChange>,
  status: PatchApplyStatus,
  /** Unix milliseconds. */
  startedAtMs: number | null,
  /** Unix milliseconds; null while the item is open. */
  completedAtMs: number | null,
} | {
  type: "mcpToolCall",
  id: string,
  server: string,
  tool: string,
  status: McpToolCallStatus,
  arguments: JsonValue,
  appContext: McpToolCallAppContext | null,
  mcpAppResourceUri: string | null,
  mcpAppUi: McpAppUi | null,
  pluginId: string | null,
  readOnlyHint: boolean | null,
  result: McpToolCallResult | null,
  error: McpToolCallError | null,
  /** Milliseconds. */
  durationMs: number | null,
  /** Unix milliseconds. */
  startedAtMs: number | null,
  /** Unix milliseconds; null while the item is open. */
  completedAtMs: number | null,
} | {
  type: "dynamicToolCall",
  id: string,
  namespace: string | null,
  tool: string,
  arguments: JsonValue,
  status: DynamicToolCallStatus,
  contentItems: Array<DynamicToolCallOutputContentItem> | null,
  success: boolean | null,
  /** Milliseconds. */
  durationMs: number | null,
  /** Unix milliseconds. */
  startedAtMs: number | null,
  /** Unix milliseconds; null while the item is open. */
  completedAtMs: number | null,
} | {
  type: "collabAgentToolCall",
  id: string,
  agentsStates: { [key in string]?: CollabAgentState },
  model: string | null,
  prompt: string | null,
  reasoningEffort: string | null,
  receiverThreadIds: Array<string>,
  senderThreadId: string,
  status: CollabAgentToolCallStatus,
  tool: CollabAgentTool,
  /** Unix milliseconds. */
  startedAtMs: number | null,
  /** Unix milliseconds; null while the item is open. */
  completedAtMs: number | null,
} | {
  type: "subAgentActivity",
  id: string,
  agentPath: string,
  agentThreadId: string,
  kind: SubAgentActivityKind,
  model: string | null,
  reasoningEffort: string | null,
  /** Unix milliseconds. */
  startedAtMs: number | null,
  /** Unix milliseconds; null while the item is open. */
  completedAtMs: number | null,
} | {
  type: "webSearch",
  id: string,
  query: string,
  action: WebSearchAction | null,
  results: Array<JsonValue> | null,
  /** Unix milliseconds. */
  startedAtMs: number | null,
  /** Unix milliseconds; null while the item is open. */
  completedAtMs: number | null,
} | {
  type: "imageView",
  id: string,
  path: string,
  /** Unix milliseconds. */
  startedAtMs: number | null,
  /** Unix milliseconds; null while the item is open. */
  completedAtMs: number | null,
} | {
  type: "sleep",
  id: string,
  /** Milliseconds. */
  durationMs: number,
  /** Unix milliseconds. */
  startedAtMs: number | null,
  /** Unix milliseconds; null while the item is open. */
  completedAtMs: number | null,
} | {
  type: "imageGeneration",
  id: string,
  failure: ImageGenerationFailure | null,
  generationId: string | null,
  inputImages: Array<ImageGenerationInputImage>,
  revisedPrompt: string | null,
  savedPath: AbsolutePathBuf | null,
  status: string,
  transparentBackground: boolean | null,
  fileId: string | null,
  result: string | null,
  /** Unix milliseconds. */
  startedAtMs: number | null,
  /** Unix milliseconds; null while the item is open. */
  completedAtMs: number | null,
} | {
  type: "enteredReviewMode",
  id: string,
  review: string,
  /** Unix milliseconds. */
  startedAtMs: number | null,
  /** Unix milliseconds; null while the item is open. */
  completedAtMs: number | null,
} | {
  type: "exitedReviewMode",
  id: string,
  review: string,
  /** Unix milliseconds. */
  startedAtMs: number | null,
  /** Unix milliseconds; null while the item is open. */
  completedAtMs: number | null,
} | {
  type: "contextCompaction",
  id: string,
  /** Unix milliseconds. */
  startedAtMs: number | null,
  /** Unix milliseconds; null while the item is open. */
  completedAtMs: number | null,
};
