// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** How a plugin is presented. */
export type PluginInterface = {
  brandColor: string | null,
  capabilities: Array<string>,
  category: string | null,
  composerIcon: AbsolutePathBuf | null,
  composerIconUrl: string | null,
  defaultPrompt: Array<string> | null,
  developerName: string | null,
  displayName: string | null,
  logo: AbsolutePathBuf | null,
  logoDark: AbsolutePathBuf | null,
  logoUrl: string | null,
  logoUrlDark: string | null,
  longDescription: string | null,
  privacyPolicyUrl: string | null,
  screenshotUrls: Array<string>,
  screenshots: Array<AbsolutePathBuf>,
  shortDescription: string | null,
  termsOfServiceUrl: string | null,
  websiteUrl: string | null,
};
