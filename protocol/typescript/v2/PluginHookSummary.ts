// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { HookEventName } from "./HookEventName";

/** A hook that a plugin brings. */
export type PluginHookSummary = {
  eventName: HookEventName,
  key: string,
};
