using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Threads;

/// <summary>Where the unread part begins.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ThreadStart), "threadStart")]
[JsonDerivedType(typeof(Turn), "turn")]
public abstract record ThreadUnreadPosition
{
    private ThreadUnreadPosition()
    {
    }

    public sealed record ThreadStart : ThreadUnreadPosition;

    public sealed record Turn : ThreadUnreadPosition
    {
        public required string TurnId { get; init; }
    }
}
