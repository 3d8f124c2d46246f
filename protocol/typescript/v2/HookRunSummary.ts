// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { HookEventName } from "./HookEventName";
import type { HookExecutionMode } from "./HookExecutionMode";
import type { HookHandlerType } from "./HookHandlerType";
import type { HookOutputEntry } from "./HookOutputEntry";
import type { HookRunStatus } from "./HookRunStatus";
import type { HookScope } from "./HookScope";
import type { HookSource } from "./HookSource";

/** One run of a hook, as clients show it. */
export type HookRunSummary = {
  id: string,
  eventName: HookEventName,
  handlerType: HookHandlerType,
  executionMode: HookExecutionMode,
  scope: HookScope,
  /** The file that configures the hook. */
  sourcePath: string,
  /** The kind of configuration that it comes from. */
  source: HookSource,
  /** Its place among the hooks of the event. */
  displayOrder: number,
  status: HookRunStatus,
  /** What the hook is configured to say while it runs. */
  statusMessage: string | null,
  /** Unix milliseconds. */
  startedAt: number,
  /** Unix milliseconds; null while it runs. */
  completedAt: number | null,
  /** Milliseconds; null while it runs. */
  durationMs: number | null,
  entries: Array<HookOutputEntry>,
};
