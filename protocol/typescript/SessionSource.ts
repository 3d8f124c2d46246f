// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What kind of client or agent began a thread. */
export type SessionSource = "cli" | "vscode" | "exec" | "appServer" | "unknown" | {
  custom: string,
} | {
  subAgent: "review" | "compact" | "memory_consolidation" | {
    thread_spawn: {
      agent_nickname: string | null,
      agent_path: string | null,
      agent_role: string | null,
      depth: number,
      parent_thread_id: string,
    },
  } | {
    other: string,
  },
};
