using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>Why a pattern of apps cannot be used.</summary>
public enum AppTemplateUnavailableReason
{
    [JsonStringEnumMemberName("NOT_CONFIGURED_FOR_WORKSPACE")]
    NotConfiguredForWorkspace,

    [JsonStringEnumMemberName("NO_ACTIVE_WORKSPACE")]
    NoActiveWorkspace,
}
