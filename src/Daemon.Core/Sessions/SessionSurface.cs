namespace Daemon.Core.Sessions;

/// <summary>Which public surface drives a session; what it promises its clients decides how calls of the model run.</summary>
public enum SessionSurface
{
    /// <summary>Threads and turns.</summary>
    Threads,

    /// <summary>
    /// The SQ/EQ protocol: calls run one at a time, commands keep their two streams apart and are always shown, and a patch outside the
    /// writable folders offers to grant their root.
    /// </summary>
    Submissions,
}
