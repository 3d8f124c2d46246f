using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Accounts;

/// <summary>The account's plan.</summary>
public enum PlanType
{
    Free,
    Go,
    Plus,
    Pro,
    Prolite,
    Promax,
    Team,
    [JsonStringEnumMemberName("self_serve_business_prolite")]
    SelfServeBusinessProlite,
    [JsonStringEnumMemberName("self_serve_business_usage_based")]
    SelfServeBusinessUsageBased,
    Business,
    Ent26,
    [JsonStringEnumMemberName("enterprise_cbp_automation")]
    EnterpriseCbpAutomation,
    [JsonStringEnumMemberName("enterprise_cbp_usage_based")]
    EnterpriseCbpUsageBased,
    Enterprise,
    Edu,
    [JsonStringEnumMemberName("edu_plus")]
    EduPlus,
    [JsonStringEnumMemberName("edu_pro")]
    EduPro,
    Sci,
    [JsonStringEnumMemberName("sci_plus")]
    SciPlus,
    Unknown,
}
