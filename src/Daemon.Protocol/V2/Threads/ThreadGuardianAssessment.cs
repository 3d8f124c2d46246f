using Daemon.Protocol.V2.Approvals;

namespace Daemon.Protocol.V2.Threads;

/// <summary>An automatic reviewer's judgement of a call.</summary>
public sealed record ThreadGuardianAssessment
{
    public required GuardianAssessmentOutcome Outcome { get; init; }

    public required string Rationale { get; init; }

    public required GuardianRiskLevel RiskLevel { get; init; }

    public required GuardianUserAuthorization UserAuthorization { get; init; }
}
