// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { EnvironmentShellInfo } from "./EnvironmentShellInfo";

/** The answer to `environment/info`. */
export type EnvironmentInfoResponse = {
  cwd: string | null,
  shell: EnvironmentShellInfo,
};
