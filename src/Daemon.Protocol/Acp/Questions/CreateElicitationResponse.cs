using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.Acp.Questions;

/// <summary>The editor's answer: <c>accept</c>, <c>decline</c> or <c>cancel</c>.</summary>
public sealed record CreateElicitationResponse
{
    public required string Action { get; init; }

    /// <summary>An object by the schema; there for <c>accept</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RawJson? Content { get; init; }
}
