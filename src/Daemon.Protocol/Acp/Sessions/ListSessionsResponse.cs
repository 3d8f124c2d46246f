using System.Text.Json.Serialization;

namespace Daemon.Protocol.Acp.Sessions;

/// <summary>The answer to <c>session/list</c>.</summary>
public sealed record ListSessionsResponse
{
    public required IReadOnlyList<SessionInfo> Sessions { get; init; }

    /// <summary>Null on the last page.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? NextCursor { get; init; }
}
