// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How a host is reached. */
export type NetworkApprovalProtocol = "http" | "https" | "socks5Tcp" | "socks5Udp";
