namespace Daemon.Protocol.V2.Apps;

/// <summary>The parameters of <c>app/read</c>.</summary>
public sealed record AppsReadParams
{
    public required IReadOnlyList<string> AppIds { get; init; }

    public bool IncludeTools { get; init; }

    public string? ThreadId { get; init; }
}
