namespace Daemon.Protocol.V2.Apps;

/// <summary>The answer to <c>app/read</c>.</summary>
public sealed record AppsReadResponse
{
    public required IReadOnlyList<ConnectorMetadata> Apps { get; init; }

    public required IReadOnlyList<string> MissingAppIds { get; init; }
}
