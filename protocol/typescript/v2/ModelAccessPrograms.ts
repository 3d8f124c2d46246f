// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { CyberAccessProgram } from "./CyberAccessProgram";

/** Access programmes that a model is part of. */
export type ModelAccessPrograms = {
  cyber: Array<CyberAccessProgram>,
};
