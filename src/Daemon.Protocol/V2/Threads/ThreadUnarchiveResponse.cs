namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/unarchive</c>.</summary>
public sealed record ThreadUnarchiveResponse
{
    public required Thread Thread { get; init; }
}
