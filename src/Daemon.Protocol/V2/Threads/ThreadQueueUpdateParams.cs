using Daemon.Protocol.V2.Turns;

namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/queue/update</c>.</summary>
public sealed record ThreadQueueUpdateParams
{
    public required IReadOnlyList<UserInput> Input { get; init; }

    public required string QueuedSubmissionId { get; init; }

    public IReadOnlyDictionary<string, string>? ResponsesapiClientMetadata { get; init; }

    public required string ThreadId { get; init; }
}
