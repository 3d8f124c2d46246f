// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Where a page of items begins: an opaque cursor, or an item as `{"type": "item", "itemId": id}`. */
export type ThreadItemsListCursor = string | {
  type: "item",
  itemId: string,
};
