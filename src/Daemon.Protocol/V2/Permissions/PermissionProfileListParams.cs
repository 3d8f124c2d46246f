namespace Daemon.Protocol.V2.Permissions;

/// <summary>The parameters of <c>permissionProfile/list</c>.</summary>
public sealed record PermissionProfileListParams
{
    /// <summary>From an earlier answer; null for the first page.</summary>
    public string? Cursor { get; init; }

    public string? Cwd { get; init; }

    /// <summary>Entries per page; null for the default.</summary>
    public uint? Limit { get; init; }
}
