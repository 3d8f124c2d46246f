namespace Daemon.Protocol.V2.Items;

/// <summary>The app behind a tool.</summary>
public sealed record McpToolCallAppContext
{
    public string? ActionName { get; init; }

    public string? AppName { get; init; }

    public required string ConnectorId { get; init; }

    public string? LinkId { get; init; }

    public string? ResourceUri { get; init; }
}
