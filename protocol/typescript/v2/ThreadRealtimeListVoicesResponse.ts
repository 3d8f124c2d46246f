// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { RealtimeVoicesList } from "../RealtimeVoicesList";

/** The answer to `thread/realtime/listVoices`. */
export type ThreadRealtimeListVoicesResponse = {
  voices: RealtimeVoicesList,
};
