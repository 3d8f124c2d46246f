namespace Daemon.Protocol.V2.Features;

/// <summary>The answer to <c>experimentalFeature/list</c>.</summary>
public sealed record ExperimentalFeatureListResponse
{
    public required IReadOnlyList<ExperimentalFeature> Data { get; init; }

    /// <summary>Null on the last page.</summary>
    public string? NextCursor { get; init; }
}
