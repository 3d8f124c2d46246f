using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>Who decides whether a plugin may be installed.</summary>
public enum PluginInstallPolicySource
{
    [JsonStringEnumMemberName("WORKSPACE_SETTING")]
    WorkspaceSetting,

    [JsonStringEnumMemberName("IMPLICIT_CANONICAL_APP")]
    ImplicitCanonicalApp,
}
