// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The class of a failure: a bare name, or an object with one member that says more. */
export type CodexErrorInfo = "contextWindowExceeded" | "sessionBudgetExceeded" | "usageLimitExceeded" | "rateLimitExceeded" | "flexUnavailable" | "serverOverloaded" | "modelNotFound" | "policyCapacityUnavailable" | "cyberPolicy" | "misalignmentPolicyViolation" | "tooManyDenials" | "internalServerError" | "unauthorized" | "badRequest" | "threadRollbackFailed" | "sandboxError" | "other" | "inferenceHookDenied" | {
  httpConnectionFailed: {
    httpStatusCode: number | null,
  },
} | {
  responseStreamConnectionFailed: {
    httpStatusCode: number | null,
  },
} | {
  responseStreamDisconnected: {
    httpStatusCode: number | null,
  },
} | {
  responseTooManyFailedAttempts: {
    httpStatusCode: number | null,
  },
} | {
  activeTurnNotSteerable: {
    turnKind: "review" | "compact",
  },
} | string | Record<string, never>;
