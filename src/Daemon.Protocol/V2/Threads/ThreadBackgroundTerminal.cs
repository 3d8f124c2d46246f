namespace Daemon.Protocol.V2.Threads;

/// <summary>A command that outlived its tool call.</summary>
public sealed record ThreadBackgroundTerminal
{
    public required string ItemId { get; init; }

    public required string Command { get; init; }

    public double? CpuPercent { get; init; }

    public required string Cwd { get; init; }

    public uint? OsPid { get; init; }

    public required string ProcessId { get; init; }

    /// <summary>KiB.</summary>
    public ulong? RssKb { get; init; }
}
