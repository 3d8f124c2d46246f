namespace Daemon.Protocol.V2.Apps;

/// <summary>The answer to <c>app/installed</c>.</summary>
public sealed record AppsInstalledResponse
{
    public required IReadOnlyList<InstalledApp> Apps { get; init; }
}
