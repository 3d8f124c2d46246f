using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Accounts;

/// <summary>The account's plan.</summary>
[JsonConverter(typeof(PlanTypeConverter))]
public enum PlanType
{
    Free,
    Go,
    Plus,
    Pro,
    Prolite,
    Promax,
    Team,
    SelfServeBusinessProlite,
    SelfServeBusinessUsageBased,
    Business,
    Ent26,
    EnterpriseCbpAutomation,
    EnterpriseCbpUsageBased,
    Enterprise,
    Edu,
    EduPlus,
    EduPro,
    Sci,
    SciPlus,
    Unknown,
}

/// <summary>The wire names of <see cref="PlanType"/>.</summary>
internal sealed class PlanTypeConverter() : WireEnumConverter<PlanType>(
    "free", "go", "plus", "pro", "prolite", "promax", "team", "self_serve_business_prolite", "self_serve_business_usage_based",
    "business", "ent26", "enterprise_cbp_automation", "enterprise_cbp_usage_based", "enterprise", "edu", "edu_plus", "edu_pro",
    "sci", "sci_plus", "unknown");
