using Daemon.Protocol.V2.Turns;

namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/queue/add</c>.</summary>
public sealed record ThreadQueueAddParams
{
    public required string ClientUserMessageId { get; init; }

    public required IReadOnlyList<UserInput> Input { get; init; }

    public IReadOnlyDictionary<string, string>? ResponsesapiClientMetadata { get; init; }

    public required string ThreadId { get; init; }
}
