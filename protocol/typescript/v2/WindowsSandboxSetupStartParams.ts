// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { WindowsSandboxSetupMode } from "./WindowsSandboxSetupMode";

/** The parameters of `windowsSandbox/setupStart`. */
export type WindowsSandboxSetupStartParams = {
  mode: WindowsSandboxSetupMode,
  /** The folder that commands will run in. */
  cwd?: AbsolutePathBuf | null,
};
