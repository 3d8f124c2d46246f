// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AppReview } from "./AppReview";
import type { AppScreenshot } from "./AppScreenshot";

/** What a directory says of an app. */
export type AppMetadata = {
  categories: Array<string> | null,
  developer: string | null,
  firstPartyRequiresInstall: boolean | null,
  review: AppReview | null,
  screenshots: Array<AppScreenshot> | null,
  seoDescription: string | null,
  showInComposerWhenUnlinked: boolean | null,
  subCategories: Array<string> | null,
  version: string | null,
  versionId: string | null,
  versionNotes: string | null,
};
