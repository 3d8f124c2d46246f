// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The payload of `deprecationNotice`. */
export type DeprecationNoticeNotification = {
  summary: string,
  details: string | null,
};
