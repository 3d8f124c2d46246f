using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Permissions;

/// <summary>Who answers approval requests.</summary>
[JsonConverter(typeof(ApprovalsReviewerConverter))]
public enum ApprovalsReviewer
{
    User,
    AutoReview,
    GuardianSubagent,
}

/// <summary>The wire names of <see cref="ApprovalsReviewer"/>.</summary>
internal sealed class ApprovalsReviewerConverter() : WireEnumConverter<ApprovalsReviewer>("user", "auto_review", "guardian_subagent");
