// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A path that does not depend on a working directory: it begins with `/`, or on Windows with a drive or a UNC share. Not normalised, and nothing need exist there. */
export type AbsolutePathBuf = string;
