using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Mcp;

/// <summary>A tool server's own name and version.</summary>
public sealed record McpServerInfo
{
    public required string Name { get; init; }

    public string? Title { get; init; }

    public required string Version { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<RawJson>? Icons { get; init; }

    public string? WebsiteUrl { get; init; }
}
