// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Kinds of origin to filter threads by. */
export type ThreadSourceKind = "cli" | "vscode" | "exec" | "appServer" | "subAgent" | "subAgentReview" | "subAgentCompact" | "subAgentThreadSpawn" | "subAgentOther" | "unknown";
