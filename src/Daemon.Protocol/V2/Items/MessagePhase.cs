using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Items;

/// <summary>Where in a turn a message stands.</summary>
public enum MessagePhase
{
    Commentary,
    [JsonStringEnumMemberName("partial_answer")]
    PartialAnswer,
    [JsonStringEnumMemberName("final_answer")]
    FinalAnswer,
}
