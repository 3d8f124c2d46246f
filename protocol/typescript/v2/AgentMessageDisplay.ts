// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How a moderated message is shown. */
export type AgentMessageDisplay = {
  action: string,
  blockType: string | null,
  checkTrustedContacts: boolean | null,
  cyberTrustedAccess: boolean | null,
};
