// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { RealtimeVoice } from "./RealtimeVoice";

/** Voices by version. */
export type RealtimeVoicesList = {
  defaultV1: RealtimeVoice,
  defaultV2: RealtimeVoice,
  v1: Array<RealtimeVoice>,
  v2: Array<RealtimeVoice>,
  v3: Array<RealtimeVoice>,
};
