namespace Daemon.Protocol.V2.Apps;

/// <summary>The parameters of <c>app/installed</c>.</summary>
public sealed record AppsInstalledParams
{
    public bool ForceRefresh { get; init; }

    public string? ThreadId { get; init; }
}
