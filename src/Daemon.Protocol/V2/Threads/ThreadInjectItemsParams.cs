using System.Text.Json;

namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/inject_items</c>.</summary>
public sealed record ThreadInjectItemsParams
{
    public required string ThreadId { get; init; }

    public required IReadOnlyList<JsonElement> Items { get; init; }
}
