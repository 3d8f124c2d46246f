// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { InputModality } from "../InputModality";
import type { ModelAccessPrograms } from "./ModelAccessPrograms";
import type { ModelAvailabilityNux } from "./ModelAvailabilityNux";
import type { ModelServiceTier } from "./ModelServiceTier";
import type { ModelUpgradeInfo } from "./ModelUpgradeInfo";
import type { MultiAgentVersion } from "./MultiAgentVersion";
import type { ReasoningEffortOption } from "./ReasoningEffortOption";

/** A model in the catalogue. */
export type Model = {
  id: string,
  model: string,
  displayName: string,
  description: string,
  hidden: boolean,
  isDefault: boolean,
  supportedReasoningEfforts: Array<ReasoningEffortOption>,
  defaultReasoningEffort: string,
  inputModalities: Array<InputModality>,
  supportsPersonality: boolean,
  serviceTiers: Array<ModelServiceTier>,
  defaultServiceTier: string | null,
  additionalSpeedTiers: Array<string>,
  upgrade: string | null,
  upgradeInfo: ModelUpgradeInfo | null,
  availabilityNux: ModelAvailabilityNux | null,
  availableAccessPrograms: ModelAccessPrograms | null,
  modelSpecialty: string | null,
  multiAgentVersion: MultiAgentVersion | null,
};
