using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>Why a plugin cannot be used.</summary>
public enum PluginDisabledReason
{
    [JsonStringEnumMemberName("disabled_by_admin")]
    DisabledByAdmin,

    [JsonStringEnumMemberName("plan_not_eligible")]
    PlanNotEligible,

    [JsonStringEnumMemberName("required_app_unavailable")]
    RequiredAppUnavailable,

    Unknown,
}
