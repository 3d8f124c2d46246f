namespace Daemon.Protocol.V2.Apps;

/// <summary>The parameters of <c>app/list</c>.</summary>
public sealed record AppsListParams
{
    public string? Cursor { get; init; }

    public bool ForceRefetch { get; init; }

    public uint? Limit { get; init; }

    public string? ThreadId { get; init; }
}
