using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Threads;

/// <summary>What a list of threads is ordered by.</summary>
public enum ThreadSortKey
{
    [JsonStringEnumMemberName("created_at")]
    CreatedAt,
    [JsonStringEnumMemberName("updated_at")]
    UpdatedAt,
    [JsonStringEnumMemberName("recency_at")]
    RecencyAt,
    [JsonStringEnumMemberName("section_position")]
    SectionPosition,
}
