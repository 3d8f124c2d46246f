// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { PluginAuthPolicy } from "./PluginAuthPolicy";
import type { PluginAvailability } from "./PluginAvailability";
import type { PluginDisabledReason } from "./PluginDisabledReason";
import type { PluginInstallPolicy } from "./PluginInstallPolicy";
import type { PluginInstallPolicySource } from "./PluginInstallPolicySource";
import type { PluginInterface } from "./PluginInterface";
import type { PluginShareContext } from "./PluginShareContext";
import type { PluginSource } from "./PluginSource";

/** A plugin, installed or not. */
export type PluginSummary = {
  authPolicy: PluginAuthPolicy,
  availability: PluginAvailability,
  disabledReason: PluginDisabledReason | null,
  eligiblePlanTypes: Array<string> | null,
  enabled: boolean,
  id: string,
  installPolicy: PluginInstallPolicy,
  installPolicySource: PluginInstallPolicySource | null,
  installed: boolean,
  installedAt: number | null,
  interface: PluginInterface | null,
  keywords: Array<string>,
  localVersion: string | null,
  mustShowInstallationInterstitial: boolean | null,
  name: string,
  remotePluginId: string | null,
  shareContext: PluginShareContext | null,
  source: PluginSource,
  version: string | null,
};
