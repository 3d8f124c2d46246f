// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `thread/realtime/listVoices`. */
export type ThreadRealtimeListVoicesParams = Record<string, never>;
