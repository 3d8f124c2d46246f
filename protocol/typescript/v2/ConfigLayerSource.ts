// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** The source of a layer. */
export type ConfigLayerSource = {
  type: "packagedDefaults",
  file: AbsolutePathBuf,
} | {
  type: "mdm",
  domain: string,
  key: string,
} | {
  type: "system",
  file: AbsolutePathBuf,
} | {
  type: "enterpriseManaged",
  id: string,
  name: string,
} | {
  type: "user",
  file: AbsolutePathBuf,
  profile: string | null,
} | {
  type: "project",
  dotCodexFolder: AbsolutePathBuf,
} | {
  type: "sessionFlags",
} | {
  type: "legacyManagedConfigTomlFromFile",
  file: AbsolutePathBuf,
} | {
  type: "legacyManagedConfigTomlFromMdm",
};
