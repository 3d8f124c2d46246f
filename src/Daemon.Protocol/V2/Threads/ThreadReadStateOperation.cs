using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Threads;

/// <summary>What to make of a thread's read state.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Read), "read")]
[JsonDerivedType(typeof(Unread), "unread")]
public abstract record ThreadReadStateOperation
{
    private ThreadReadStateOperation()
    {
    }

    /// <summary>Everything was read.</summary>
    public sealed record Read : ThreadReadStateOperation;

    /// <summary>Nothing was.</summary>
    public sealed record Unread : ThreadReadStateOperation;
}
