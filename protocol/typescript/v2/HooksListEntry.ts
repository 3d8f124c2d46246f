// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { JsonValue } from "../serde_json/JsonValue";
import type { SkillErrorInfo } from "./SkillErrorInfo";

/** The hooks of one folder. */
export type HooksListEntry = {
  cwd: string,
  hooks: Array<JsonValue>,
  warnings: Array<string>,
  errors: Array<SkillErrorInfo>,
};
