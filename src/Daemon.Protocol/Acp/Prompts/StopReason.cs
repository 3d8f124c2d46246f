using System.Text.Json.Serialization;

namespace Daemon.Protocol.Acp.Prompts;

/// <summary>Why a turn ended.</summary>
public enum StopReason
{
    [JsonStringEnumMemberName("end_turn")]
    EndTurn,

    [JsonStringEnumMemberName("refusal")]
    Refusal,

    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}
