// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AppBranding } from "./AppBranding";
import type { AppMetadata } from "./AppMetadata";

/** An app that an account may connect. */
export type AppInfo = {
  appMetadata: AppMetadata | null,
  branding: AppBranding | null,
  description: string | null,
  distributionChannel: string | null,
  iconAssets: { [key in string]?: string } | null,
  iconDarkAssets: { [key in string]?: string } | null,
  id: string,
  installUrl: string | null,
  isAccessible: boolean,
  isEnabled: boolean,
  labels: { [key in string]?: string } | null,
  logoUrl: string | null,
  logoUrlDark: string | null,
  name: string,
  pluginDisplayNames: Array<string>,
};
