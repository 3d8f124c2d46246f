namespace Daemon.Protocol.Acp.Sessions;

/// <summary>The parameters of <c>session/list</c>.</summary>
public sealed record ListSessionsRequest
{
    public string? Cwd { get; init; }

    /// <summary>From an earlier answer; null for the first page.</summary>
    public string? Cursor { get; init; }
}
