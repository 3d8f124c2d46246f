// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { NetworkAccess } from "./NetworkAccess";

/** The sandbox in its full form. */
export type SandboxPolicy = {
  type: "dangerFullAccess",
} | {
  type: "readOnly",
  networkAccess?: boolean,
} | {
  type: "externalSandbox",
  networkAccess?: NetworkAccess,
} | {
  type: "workspaceWrite",
  writableRoots?: Array<AbsolutePathBuf>,
  networkAccess?: boolean,
  excludeTmpdirEnvVar?: boolean,
  excludeSlashTmp?: boolean,
};
