namespace Daemon.Protocol.V2.Approvals;

/// <summary>Who made an automatic decision.</summary>
public enum AutoReviewDecisionSource
{
    Agent,
}
