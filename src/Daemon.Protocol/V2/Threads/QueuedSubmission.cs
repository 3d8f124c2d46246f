using Daemon.Protocol.V2.Turns;

namespace Daemon.Protocol.V2.Threads;

/// <summary>User input that waits for its turn.</summary>
public sealed record QueuedSubmission
{
    public required string Id { get; init; }

    public required IReadOnlyList<UserInput> Input { get; init; }

    /// <summary>The client's name for the message that it becomes.</summary>
    public required string ClientUserMessageId { get; init; }

    public IReadOnlyDictionary<string, string>? ResponsesapiClientMetadata { get; init; }
}
