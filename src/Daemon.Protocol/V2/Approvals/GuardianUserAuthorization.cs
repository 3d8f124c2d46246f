using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Approvals;

/// <summary>How clearly the user asked for the action.</summary>
[JsonConverter(typeof(WireEnumConverter<GuardianUserAuthorization>))]
public enum GuardianUserAuthorization
{
    Unknown,
    Low,
    Medium,
    High,
}
