// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Access programmes of the provider. */
export type CyberAccessProgram = "standard" | "daybreakBlue" | "daybreakRed";
