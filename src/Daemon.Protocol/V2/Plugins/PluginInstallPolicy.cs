using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>Whether a plugin may be installed.</summary>
public enum PluginInstallPolicy
{
    [JsonStringEnumMemberName("NOT_AVAILABLE")]
    NotAvailable,

    [JsonStringEnumMemberName("AVAILABLE")]
    Available,

    [JsonStringEnumMemberName("INSTALLED_BY_DEFAULT")]
    InstalledByDefault,
}
