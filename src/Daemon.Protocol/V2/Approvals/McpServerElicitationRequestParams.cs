using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Approvals;

/// <summary>
/// The parameters of the server's request <c>mcpServer/elicitation/request</c>. <see cref="Mode"/> says which of the optional members
/// are there: <c>form</c>, <c>openai/form</c> and <c>openaiForm</c> have a schema, <c>url</c> an address and an id.
/// </summary>
public sealed record McpServerElicitationRequestParams
{
    public required string ThreadId { get; init; }

    /// <summary>Null outside a turn.</summary>
    public string? TurnId { get; init; }

    public required string ServerName { get; init; }

    public required string Mode { get; init; }

    [JsonPropertyName("_meta")]
    public RawJson? Meta { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Message { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RawJson? RequestedSchema { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ElicitationId { get; init; }
}
