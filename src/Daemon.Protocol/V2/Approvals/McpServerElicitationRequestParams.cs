using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Approvals;

/// <summary>The parameters of the server's request <c>mcpServer/elicitation/request</c>: a tool server asks the user.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "mode")]
[JsonDerivedType(typeof(Form), "form")]
[JsonDerivedType(typeof(OpenAiForm), "openai/form")]
[JsonDerivedType(typeof(OpenAiFormOfOldName), "openaiForm")]
[JsonDerivedType(typeof(Address), "url")]
public abstract record McpServerElicitationRequestParams
{
    private McpServerElicitationRequestParams()
    {
    }

    [JsonPropertyOrder(-1)]
    public required string ThreadId { get; init; }

    /// <summary>Null outside a turn.</summary>
    [JsonPropertyOrder(-1)]
    public string? TurnId { get; init; }

    /// <summary>Who asks.</summary>
    [JsonPropertyOrder(-1)]
    public required string ServerName { get; init; }

    [JsonPropertyName("_meta")]
    public RawJson? Meta { get; init; }

    /// <summary>For the user.</summary>
    public required string Message { get; init; }

    /// <summary>Asks to fill in a form of simple members, as the Model Context Protocol describes it.</summary>
    public sealed record Form : McpServerElicitationRequestParams
    {
        /// <summary>JSON Schema of the answer.</summary>
        public required RawJson RequestedSchema { get; init; }
    }

    /// <summary>Asks to fill in a form of any members.</summary>
    public sealed record OpenAiForm : McpServerElicitationRequestParams
    {
        /// <summary>JSON Schema of the answer.</summary>
        public required RawJson RequestedSchema { get; init; }
    }

    /// <summary>The same under the name that it had before.</summary>
    public sealed record OpenAiFormOfOldName : McpServerElicitationRequestParams
    {
        /// <summary>JSON Schema of the answer.</summary>
        public required RawJson RequestedSchema { get; init; }
    }

    /// <summary>Asks to go to a page.</summary>
    public sealed record Address : McpServerElicitationRequestParams
    {
        public required string Url { get; init; }

        public required string ElicitationId { get; init; }
    }
}
