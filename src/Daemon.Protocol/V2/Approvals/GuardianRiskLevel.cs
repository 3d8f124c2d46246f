namespace Daemon.Protocol.V2.Approvals;

/// <summary>The reviewer's estimate of the risk.</summary>
public enum GuardianRiskLevel
{
    Low,
    Medium,
    High,
    Critical,
}
