using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Threads;

/// <summary>What found threads are sorted by.</summary>
public enum ThreadSearchSortKey
{
    [JsonStringEnumMemberName("created_at")]
    CreatedAt,

    [JsonStringEnumMemberName("updated_at")]
    UpdatedAt,

    [JsonStringEnumMemberName("recency_at")]
    RecencyAt,
}
