using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.Acp.Questions;

/// <summary>The parameters of <c>elicitation/create</c>.</summary>
public sealed record CreateElicitationRequest
{
    public required string Mode { get; init; }

    public required string SessionId { get; init; }

    public required string Message { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RawJson? RequestedSchema { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ElicitationId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }
}
