namespace Daemon.Protocol.V2.Approvals;

/// <summary>A question to the user.</summary>
public sealed record ToolRequestUserInputQuestion
{
    public required string Id { get; init; }

    public required string Header { get; init; }

    public required string Question { get; init; }

    public bool IsOther { get; init; }

    public bool IsSecret { get; init; }

    public IReadOnlyList<ToolRequestUserInputOption>? Options { get; init; }
}
