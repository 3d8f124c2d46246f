using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Mcp;

/// <summary>A tool server and what it offers. Tools and resources are in the form in which the server described them.</summary>
public sealed record McpServerStatus
{
    public required string Name { get; init; }

    public McpServerConnectionStatus? RuntimeStatus { get; init; }

    public string? PluginId { get; init; }

    public string? HttpOrigin { get; init; }

    public McpServerInfo? ServerInfo { get; init; }

    public RawJson? ServerCapabilities { get; init; }

    public RawJson? ToolListMeta { get; init; }

    public required IReadOnlyDictionary<string, RawJson> Tools { get; init; }

    public string? ToolsError { get; init; }

    public required IReadOnlyList<RawJson> Resources { get; init; }

    public required IReadOnlyList<RawJson> ResourceTemplates { get; init; }

    public required McpAuthStatus AuthStatus { get; init; }
}
