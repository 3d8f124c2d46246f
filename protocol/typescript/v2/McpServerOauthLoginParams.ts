// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { McpServerOauthClientRegistration } from "./McpServerOauthClientRegistration";

/** The parameters of `mcpServer/oauth/login`. */
export type McpServerOauthLoginParams = {
  name: string,
  /** Whose configuration counts; null means the daemon's own. */
  threadId?: string | null,
  /** Null means what the server supports. */
  scopes?: Array<string> | null,
  /** Null for `auto`. This daemon registers dynamically and refuses `cimd`. */
  clientRegistration?: McpServerOauthClientRegistration | null,
  /** How long to wait for the user; null for the default. */
  timeoutSecs?: number | null,
};
