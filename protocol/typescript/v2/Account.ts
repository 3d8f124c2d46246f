// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { PlanType } from "../PlanType";

/** Who is signed in. */
export type Account = {
  type: "apiKey",
} | {
  type: "chatgpt",
  email: string | null,
  planType: PlanType,
  workspaceName: string | null,
} | {
  type: "amazonBedrock",
  usesCodexManagedCredentials: boolean,
} | {
  type: "gcp",
};
