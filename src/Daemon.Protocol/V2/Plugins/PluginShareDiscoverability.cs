using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>Who finds a shared plugin.</summary>
public enum PluginShareDiscoverability
{
    [JsonStringEnumMemberName("LISTED")]
    Listed,

    [JsonStringEnumMemberName("UNLISTED")]
    Unlisted,

    [JsonStringEnumMemberName("PRIVATE")]
    Private,
}
