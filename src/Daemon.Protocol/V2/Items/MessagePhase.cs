using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Items;

/// <summary>Where in a turn a message stands.</summary>
[JsonConverter(typeof(MessagePhaseConverter))]
public enum MessagePhase
{
    Commentary,
    PartialAnswer,
    FinalAnswer,
}

/// <summary>The wire names of <see cref="MessagePhase"/>.</summary>
internal sealed class MessagePhaseConverter() : WireEnumConverter<MessagePhase>("commentary", "partial_answer", "final_answer");
