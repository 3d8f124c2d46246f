// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { AppSummary } from "./AppSummary";
import type { AppTemplateSummary } from "./AppTemplateSummary";
import type { PluginHookSummary } from "./PluginHookSummary";
import type { PluginSummary } from "./PluginSummary";
import type { ScheduledTaskSummary } from "./ScheduledTaskSummary";
import type { SkillSummary } from "./SkillSummary";

/** A plugin and what it brings. */
export type PluginDetail = {
  appTemplates: Array<AppTemplateSummary>,
  apps: Array<AppSummary>,
  description: string | null,
  hooks: Array<PluginHookSummary>,
  marketplaceName: string,
  marketplacePath: AbsolutePathBuf | null,
  mcpServers: Array<string>,
  onboardingSkill: SkillSummary | null,
  scheduledTasks: Array<ScheduledTaskSummary> | null,
  shareUrl: string | null,
  skills: Array<SkillSummary>,
  summary: PluginSummary,
};
