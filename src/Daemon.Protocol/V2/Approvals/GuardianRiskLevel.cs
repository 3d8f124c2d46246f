using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Approvals;

/// <summary>The reviewer's estimate of the risk.</summary>
[JsonConverter(typeof(WireEnumConverter<GuardianRiskLevel>))]
public enum GuardianRiskLevel
{
    Low,
    Medium,
    High,
    Critical,
}
