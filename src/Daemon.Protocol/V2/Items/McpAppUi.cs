namespace Daemon.Protocol.V2.Items;

/// <summary>The view that a tool brings.</summary>
public sealed record McpAppUi
{
    public required McpAppDisplayMode PreferredModelDisplayMode { get; init; }

    public required string ResourceUri { get; init; }
}
