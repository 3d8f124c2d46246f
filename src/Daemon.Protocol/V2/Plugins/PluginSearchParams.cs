using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>The parameters of <c>plugin/search</c>.</summary>
public sealed record PluginSearchParams
{
    public string? Cursor { get; init; }

    public IReadOnlyList<AbsolutePath>? Cwds { get; init; }

    public uint? Limit { get; init; }

    public PluginSearchScope? Scope { get; init; }

    public required string SearchTerm { get; init; }
}
