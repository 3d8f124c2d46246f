namespace Daemon.Protocol.V2.Hooks;

/// <summary>The parameters of <c>hooks/list</c>.</summary>
public sealed record HooksListParams
{
    /// <summary>Folders whose hooks are listed; empty means the server's own.</summary>
    public IReadOnlyList<string> Cwds { get; init; } = [];

    /// <summary>A loaded thread, whose hooks are listed; then no folders may be named.</summary>
    public string? ThreadId { get; init; }
}
