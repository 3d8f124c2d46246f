using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Threads;

/// <summary>Where a page of items begins: an opaque cursor, or an item as <c>{"type": "item", "itemId": id}</c>.</summary>
[WireForm(typeof(ThreadItemsListCursorForm))]
public abstract record ThreadItemsListCursor
{
    private ThreadItemsListCursor()
    {
    }

    /// <summary>From an earlier answer.</summary>
    public sealed record Opaque(string Cursor) : ThreadItemsListCursor;

    public sealed record AtItem(string ItemId) : ThreadItemsListCursor;
}
