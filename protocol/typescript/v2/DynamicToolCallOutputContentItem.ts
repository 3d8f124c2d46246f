// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** One part of a client tool's output. */
export type DynamicToolCallOutputContentItem = {
  type: "inputText",
  text: string,
} | {
  type: "inputImage",
  imageUrl: string,
} | {
  type: "inputAudio",
  audioUrl: string,
};
