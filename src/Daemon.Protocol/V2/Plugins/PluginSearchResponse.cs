namespace Daemon.Protocol.V2.Plugins;

/// <summary>The answer to <c>plugin/search</c>.</summary>
public sealed record PluginSearchResponse
{
    public required IReadOnlyList<PluginSearchResult> Data { get; init; }

    public string? NextCursor { get; init; }
}
