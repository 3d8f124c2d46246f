using System.Globalization;
using System.Runtime.Versioning;
using Daemon.Execution.Linux;

namespace Daemon.Execution.Sandbox.Linux.Supervision;

/// <summary>
/// The sessions that processes of a command made of their own, by which those that have lost their parent are found at its end.
/// Thread-safe.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class SessionLog(Watchdog watchdog)
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
            if (_sessions.TryAdd(process, StartTime(process)))
            {
                watchdog.Watch(process);
            }
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

    /// <summary>The command is over: the watchdog need not end anything of it.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            foreach (int session in _sessions.Keys)
            {
                watchdog.Forget(session);
            }

            _sessions.Clear();
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
