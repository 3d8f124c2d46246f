namespace Daemon.Protocol.V2.Apps;

/// <summary>A tool of an app.</summary>
public sealed record AppToolSummary
{
    public required string Description { get; init; }

    public string? DisabledReason { get; init; }

    public bool IsEnabled { get; init; } = true;

    public bool IsReadOnly { get; init; }

    public required string Name { get; init; }

    public string? Title { get; init; }
}
