// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A suggested correction. */
export type MisalignmentSteer = {
  message: string,
};
