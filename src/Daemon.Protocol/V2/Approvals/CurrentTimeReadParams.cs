namespace Daemon.Protocol.V2.Approvals;

/// <summary>The parameters of the server's request <c>currentTime/read</c>.</summary>
public sealed record CurrentTimeReadParams
{
    public required string ThreadId { get; init; }
}
