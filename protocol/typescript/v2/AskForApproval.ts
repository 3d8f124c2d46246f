// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** When the user is asked: one of three names, or `{"granular": {...}}` with a flag per kind of question. */
export type AskForApproval = "untrusted" | "on-request" | "never" | {
  granular: {
    sandbox_approval: boolean,
    rules: boolean,
    skill_approval?: boolean,
    request_permissions?: boolean,
    mcp_elicitations: boolean,
  },
};
