using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>Who is to find a shared plugin.</summary>
public enum PluginShareUpdateDiscoverability
{
    [JsonStringEnumMemberName("UNLISTED")]
    Unlisted,

    [JsonStringEnumMemberName("PRIVATE")]
    Private,

    [JsonStringEnumMemberName("LISTED")]
    Listed,
}
