// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AppTemplateUnavailableReason } from "./AppTemplateUnavailableReason";

/** A pattern of apps. */
export type AppTemplateSummary = {
  canonicalConnectorId: string | null,
  category: string | null,
  description: string | null,
  logoUrl: string | null,
  logoUrlDark: string | null,
  materializedAppIds: Array<string>,
  name: string,
  reason: AppTemplateUnavailableReason | null,
  templateId: string,
};
