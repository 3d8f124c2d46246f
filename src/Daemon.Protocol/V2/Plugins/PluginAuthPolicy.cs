using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>When the apps of a plugin ask for a sign-in.</summary>
public enum PluginAuthPolicy
{
    [JsonStringEnumMemberName("ON_INSTALL")]
    OnInstall,

    [JsonStringEnumMemberName("ON_USE")]
    OnUse,
}
