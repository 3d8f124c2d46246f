// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ImageDetail } from "../ImageDetail";
import type { TextElement } from "./TextElement";

/** One part of the user's input. */
export type UserInput = {
  type: "text",
  text: string,
  text_elements?: Array<TextElement>,
} | {
  type: "image",
  detail?: ImageDetail | null,
  url?: string | null,
  fileId?: string | null,
} | {
  type: "localImage",
  path: string,
  detail?: ImageDetail | null,
} | {
  type: "audio",
  url?: string | null,
  fileId?: string | null,
} | {
  type: "localAudio",
  path: string,
} | {
  type: "skill",
  name: string,
  path: string,
} | {
  type: "mention",
  name: string,
  path: string,
};
