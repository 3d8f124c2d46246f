namespace Daemon.Protocol.V2.Models;

/// <summary>The parameters of <c>model/list</c>.</summary>
public sealed record ModelListParams
{
    /// <summary>From an earlier answer; null for the first page.</summary>
    public string? Cursor { get; init; }

    public bool? IncludeHidden { get; init; }

    /// <summary>Entries per page; null for the default.</summary>
    public uint? Limit { get; init; }

    public string? ModelProvider { get; init; }
}
