using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Items;
using Daemon.Protocol.V2.Turns;

namespace Daemon.Protocol.V2.Threads;

/// <summary>One entry of a thread's timeline.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TurnStarted), "turnStarted")]
[JsonDerivedType(typeof(Item), "item")]
[JsonDerivedType(typeof(TurnCompleted), "turnCompleted")]
public abstract record ThreadTimelineEntry
{
    private ThreadTimelineEntry()
    {
    }

    /// <summary>Grows along the timeline; has gaps.</summary>
    public required long Position { get; init; }

    public required string TurnId { get; init; }

    public sealed record TurnStarted : ThreadTimelineEntry
    {
        /// <summary>Unix seconds.</summary>
        public long? StartedAt { get; init; }
    }

    public sealed record Item : ThreadTimelineEntry
    {
        [JsonPropertyName("item")]
        public required ThreadItem Value { get; init; }
    }

    public sealed record TurnCompleted : ThreadTimelineEntry
    {
        public required TurnStatus Status { get; init; }

        public TurnError? Error { get; init; }

        /// <summary>Unix seconds.</summary>
        public long? StartedAt { get; init; }

        /// <summary>Unix seconds.</summary>
        public long? CompletedAt { get; init; }

        public long? DurationMs { get; init; }
    }
}
