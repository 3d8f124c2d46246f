using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Approvals;

/// <summary>The user's answer about a patch.</summary>
[JsonConverter(typeof(WireEnumConverter<FileChangeApprovalDecision>))]
public enum FileChangeApprovalDecision
{
    Accept,
    AcceptForSession,
    Decline,
    Cancel,
}
