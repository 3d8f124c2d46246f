using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/read</c>.</summary>
public sealed record ThreadReadResponse
{
    public required Thread Thread { get; init; }

    [WireExperimental]
    public ThreadReadState? ReadState { get; init; }
}
