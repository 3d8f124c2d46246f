namespace Daemon.Protocol.V2.Approvals;

/// <summary>The answers to one question.</summary>
public sealed record ToolRequestUserInputAnswer
{
    public required IReadOnlyList<string> Answers { get; init; }
}
