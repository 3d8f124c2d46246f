namespace Daemon.Protocol.V2.Permissions;

/// <summary>The answer to <c>permissionProfile/list</c>.</summary>
public sealed record PermissionProfileListResponse
{
    public required IReadOnlyList<PermissionProfileSummary> Data { get; init; }

    /// <summary>Null on the last page.</summary>
    public string? NextCursor { get; init; }
}
