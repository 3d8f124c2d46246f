namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/memory/read</c>.</summary>
public sealed record ThreadMemoryReadResponse
{
    /// <summary>Null when nothing was remembered.</summary>
    public string? Summary { get; init; }
}
