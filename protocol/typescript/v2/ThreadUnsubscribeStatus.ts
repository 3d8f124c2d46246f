// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What an unsubscribe found. */
export type ThreadUnsubscribeStatus = "notLoaded" | "notSubscribed" | "unsubscribed";
