using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Threads;

/// <summary>Whether a thread is loaded and at work.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(NotLoaded), "notLoaded")]
[JsonDerivedType(typeof(Idle), "idle")]
[JsonDerivedType(typeof(SystemError), "systemError")]
[JsonDerivedType(typeof(Active), "active")]
public abstract record ThreadStatus
{
    private ThreadStatus()
    {
    }

    public sealed record NotLoaded : ThreadStatus;

    public sealed record Idle : ThreadStatus;

    public sealed record SystemError : ThreadStatus;

    public sealed record Active : ThreadStatus
    {
        public required IReadOnlyList<ThreadActiveFlag> ActiveFlags { get; init; }
    }
}
