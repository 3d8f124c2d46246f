namespace Daemon.Protocol.V2.Approvals;

/// <summary>The client's answer to <c>currentTime/read</c>.</summary>
public sealed record CurrentTimeReadResponse
{
    /// <summary>Unix seconds.</summary>
    public required long CurrentTimeAt { get; init; }
}
