namespace Daemon.Protocol.V2.Approvals;

/// <summary>The client's answer to <c>item/tool/requestUserInput</c>.</summary>
public sealed record ToolRequestUserInputResponse
{
    public required IReadOnlyDictionary<string, ToolRequestUserInputAnswer> Answers { get; init; }
}
