using System.Globalization;
using System.Runtime.Versioning;

namespace Daemon.Execution.Sandbox.Linux.Supervision;

/// <summary>
/// The sessions that processes of a command made of their own, by which those are found at its end that have lost their
/// parent and emptied their environment (<see cref="Daemon.Execution.Linux.TreeMark"/>). Thread-safe.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class SessionLog
{
    /// <summary>The place of the start time in /proc/PID/stat behind the name (proc(5): field 22).</summary>
    private const int StartTimeField = 19;

    private readonly Lock _gate = new();
    private readonly Dictionary<int, string?> _sessions = [];

    /// <summary>A process is about to lead a session; its id becomes the session's.</summary>
    public void Add(int process)
    {
        lock (_gate)
        {
            _ = _sessions.TryAdd(process, StartTime(process));
        }
    }

    /// <summary>The ids that still mean these sessions: the number of a dead one can be another process's by now.</summary>
    public IReadOnlySet<int> Alive()
    {
        lock (_gate)
        {
            return _sessions.Where(session => StartTime(session.Key) is not { } now || now == session.Value).Select(session => session.Key).ToHashSet();
        }
    }

    private static string? StartTime(int process)
    {
        try
        {
            string stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[StartTimeField];
        }
        catch (IOException)
        {
            // It is gone.
            return null;
        }
    }
}
