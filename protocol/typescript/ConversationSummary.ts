// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ConversationGitInfo } from "./ConversationGitInfo";
import type { SessionSource } from "./SessionSource";

/** A thread as the first version shows it in lists. */
export type ConversationSummary = {
  conversationId: string,
  /** The thread's file. */
  path: string,
  /** The first user text. */
  preview: string,
  /** When the thread was begun (RFC 3339). */
  timestamp: string | null,
  /** When its file was last written to (RFC 3339). */
  updatedAt: string | null,
  modelProvider: string,
  cwd: string,
  cliVersion: string,
  source: SessionSource,
  gitInfo: ConversationGitInfo | null,
};
