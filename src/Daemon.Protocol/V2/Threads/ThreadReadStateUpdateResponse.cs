namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/readState/update</c>.</summary>
public sealed record ThreadReadStateUpdateResponse
{
    public required ThreadReadState ReadState { get; init; }
}
