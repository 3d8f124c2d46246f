namespace Daemon.Core.Hooks;

/// <summary>
/// That a session has begun, and why, until hooks have been told: they are in the first turn that follows, because only a turn can be
/// held up.
/// </summary>
/// <remarks>Owned by the running turn.</remarks>
internal sealed class SessionOpening(string? source)
{
    private string? _source = source;

    /// <summary>For parts of a turn that are no session of their own.</summary>
    public static SessionOpening Told => new(null);

    /// <summary>The history was replaced by a summary: for hooks a beginning too.</summary>
    public void AfterCompaction() => _source = "compact";

    /// <summary><c>startup</c>, <c>resume</c> or <c>compact</c>, once; null when there is nothing to tell.</summary>
    public string? Take()
    {
        var source = _source;
        _source = null;
        return source;
    }
}
