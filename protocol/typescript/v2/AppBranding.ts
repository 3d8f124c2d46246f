// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Who offers an app. */
export type AppBranding = {
  category: string | null,
  developer: string | null,
  isDiscoverableApp: boolean,
  privacyPolicy: string | null,
  termsOfService: string | null,
  website: string | null,
};
