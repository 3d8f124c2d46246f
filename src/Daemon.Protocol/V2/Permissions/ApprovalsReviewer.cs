using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Permissions;

/// <summary>Who answers approval requests.</summary>
public enum ApprovalsReviewer
{
    User,
    [JsonStringEnumMemberName("auto_review")]
    AutoReview,
    [JsonStringEnumMemberName("guardian_subagent")]
    GuardianSubagent,
}
