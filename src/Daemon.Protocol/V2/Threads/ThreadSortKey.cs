using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Threads;

/// <summary>What a list of threads is ordered by.</summary>
[JsonConverter(typeof(ThreadSortKeyConverter))]
public enum ThreadSortKey
{
    CreatedAt,
    UpdatedAt,
    RecencyAt,
    SectionPosition,
}

/// <summary>The wire names of <see cref="ThreadSortKey"/>.</summary>
internal sealed class ThreadSortKeyConverter() : WireEnumConverter<ThreadSortKey>("created_at", "updated_at", "recency_at", "section_position");
