using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>A kind of marketplaces to list.</summary>
public enum PluginListMarketplaceKind
{
    Local,

    Vertical,

    [JsonStringEnumMemberName("workspace-directory")]
    WorkspaceDirectory,

    [JsonStringEnumMemberName("shared-with-me")]
    SharedWithMe,

    [JsonStringEnumMemberName("created-by-me-remote")]
    CreatedByMeRemote,
}
