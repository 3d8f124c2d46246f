// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** One thing that the sandbox refused to a command. */
export type CommandSandboxDenial = {
  /** `read, write, create, delete, rename, changeAttributes, execute, network, localSocket, inspectProcess`. */
  operation: string,
  /** A path, an address or a kind of socket. */
  target: string,
  /** The name of the program that asked. */
  process: string,
  /** How often. */
  count: number,
};
