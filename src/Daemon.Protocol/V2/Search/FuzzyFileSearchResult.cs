using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Search;

/// <summary>One match; snake_case on the wire.</summary>
public sealed record FuzzyFileSearchResult
{
    public required string Root { get; init; }

    public required string Path { get; init; }

    [JsonPropertyName("match_type")]
    public required FuzzyFileSearchMatchType MatchType { get; init; }

    [JsonPropertyName("file_name")]
    public required string FileName { get; init; }

    public required uint Score { get; init; }

    public IReadOnlyList<uint>? Indices { get; init; }
}
