namespace Daemon.Protocol.V2.Models;

/// <summary>The answer to <c>model/list</c>.</summary>
public sealed record ModelListResponse
{
    public required IReadOnlyList<Model> Data { get; init; }

    /// <summary>Null on the last page.</summary>
    public string? NextCursor { get; init; }
}
