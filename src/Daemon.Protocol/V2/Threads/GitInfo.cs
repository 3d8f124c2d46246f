namespace Daemon.Protocol.V2.Threads;

/// <summary>The repository's state when the thread began.</summary>
public sealed record GitInfo
{
    public string? Sha { get; init; }

    public string? Branch { get; init; }

    public string? OriginUrl { get; init; }
}
