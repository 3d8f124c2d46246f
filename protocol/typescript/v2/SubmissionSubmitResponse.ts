// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `submission/submit`; what comes of the submission follows as events. */
export type SubmissionSubmitResponse = {
  /** True: a submission that is not accepted is answered by an error. */
  accepted: boolean,
  threadId: string,
};
