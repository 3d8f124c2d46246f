namespace Daemon.Protocol.V2.Apps;

/// <summary>The answer to <c>app/list</c>.</summary>
public sealed record AppsListResponse
{
    public required IReadOnlyList<AppInfo> Data { get; init; }

    public string? NextCursor { get; init; }
}
