namespace Daemon.Protocol.V2.Search;

/// <summary>The parameters of <c>fuzzyFileSearch</c>.</summary>
public sealed record FuzzyFileSearchParams
{
    public string? CancellationToken { get; init; }

    public required string Query { get; init; }

    public required IReadOnlyList<string> Roots { get; init; }
}
