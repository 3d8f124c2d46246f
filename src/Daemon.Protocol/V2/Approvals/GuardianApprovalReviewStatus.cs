using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Approvals;

/// <summary>How a review stands.</summary>
[JsonConverter(typeof(WireEnumConverter<GuardianApprovalReviewStatus>))]
public enum GuardianApprovalReviewStatus
{
    InProgress,
    Approved,
    Denied,
    TimedOut,
    Aborted,
}
