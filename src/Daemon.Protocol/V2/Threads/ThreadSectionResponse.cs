namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>threadSection/create</c> and <c>threadSection/update</c>.</summary>
public sealed record ThreadSectionResponse
{
    public required ThreadSection Section { get; init; }
}
