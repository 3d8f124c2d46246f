using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>Whether an administrator lets a plugin be used.</summary>
public enum PluginAvailability
{
    [JsonStringEnumMemberName("DISABLED_BY_ADMIN")]
    DisabledByAdmin,

    [JsonStringEnumMemberName("AVAILABLE")]
    Available,
}
