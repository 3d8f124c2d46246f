using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Environments;

/// <summary>The answer to <c>environment/status</c>.</summary>
public sealed record EnvironmentStatusResponse
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    public required EnvironmentStatusKind Status { get; init; }
}
