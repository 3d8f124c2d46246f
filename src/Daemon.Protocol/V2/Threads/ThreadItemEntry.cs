using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Items;
using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Threads;

/// <summary>An item in a page, with its turn and times.</summary>
public sealed record ThreadItemEntry
{
    public required string TurnId { get; init; }

    public required ThreadItem Item { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long? StartedAtMs { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long? CompletedAtMs { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    [WireExperimental]
    public bool OutputDeferred { get; init; }
}
