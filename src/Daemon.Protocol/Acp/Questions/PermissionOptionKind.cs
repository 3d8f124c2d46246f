using System.Text.Json.Serialization;

namespace Daemon.Protocol.Acp.Questions;

/// <summary>What an answer means, for its looks.</summary>
public enum PermissionOptionKind
{
    [JsonStringEnumMemberName("allow_once")]
    AllowOnce,

    [JsonStringEnumMemberName("allow_always")]
    AllowAlways,

    [JsonStringEnumMemberName("reject_once")]
    RejectOnce,

    [JsonStringEnumMemberName("reject_always")]
    RejectAlways,
}
