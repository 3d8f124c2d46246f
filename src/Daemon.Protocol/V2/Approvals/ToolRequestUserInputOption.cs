namespace Daemon.Protocol.V2.Approvals;

/// <summary>An answer to choose.</summary>
public sealed record ToolRequestUserInputOption
{
    public required string Label { get; init; }

    public required string Description { get; init; }
}
