// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AuthMode } from "./AuthMode";

/** The answer to `getAuthStatus`. */
export type GetAuthStatusResponse = {
  /** Null when signed out. */
  authMethod: AuthMode | null,
  /** A secret; null unless asked for. */
  authToken: string | null,
  requiresOpenaiAuth: boolean | null,
};
