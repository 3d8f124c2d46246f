// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { JsonValue } from "./serde_json/JsonValue";

/** A part of a resource: text, or bytes. Source: the Model Context Protocol's `ResourceContents`. */
export type ResourceContent = {
  uri: string,
  mimeType?: string | null,
  /** Set for text; then there is no `blob`. */
  text?: string | null,
  /** Bytes in base64; then there is no `text`. */
  blob?: string | null,
  /** What the server says about it. */
  _meta?: JsonValue,
};
