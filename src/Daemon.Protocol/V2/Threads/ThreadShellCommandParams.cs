namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/shellCommand</c>.</summary>
public sealed record ThreadShellCommandParams
{
    public required string ThreadId { get; init; }

    public required string Command { get; init; }

    /// <summary>Milliseconds.</summary>
    public long? TimeoutMs { get; init; }
}
