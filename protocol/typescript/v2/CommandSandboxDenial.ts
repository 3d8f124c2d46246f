// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** One thing that the sandbox refused to a command. */
export type CommandSandboxDenial = {
  /** `read, write, create, delete, rename, changeAttributes, execute, network, localSocket, inspectProcess, systemCall`. */
  operation: string,
  /** A path, an address, a kind of socket or the name of a system call. */
  target: string,
  /** The name of the program that asked. */
  process: string,
  /** How often. */
  count: number,
};
