namespace Daemon.Protocol.Acp.Questions;

/// <summary>The parameters of <c>session/request_permission</c>.</summary>
public sealed record RequestPermissionRequest
{
    public required string SessionId { get; init; }

    public required PermissionSubject ToolCall { get; init; }

    public required IReadOnlyList<PermissionOption> Options { get; init; }
}
