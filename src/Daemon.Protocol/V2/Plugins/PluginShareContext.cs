namespace Daemon.Protocol.V2.Plugins;

/// <summary>How a plugin is shared.</summary>
public sealed record PluginShareContext
{
    public bool? CanPublishToWorkspace { get; init; }

    public string? CreatorAccountUserId { get; init; }

    public string? CreatorName { get; init; }

    public PluginShareDiscoverability? Discoverability { get; init; }

    public required string RemotePluginId { get; init; }

    public string? RemoteVersion { get; init; }

    public IReadOnlyList<PluginSharePrincipal>? SharePrincipals { get; init; }

    public string? ShareUrl { get; init; }
}
