using System.Runtime.Versioning;
using System.Text;
using Daemon.Execution.Sandbox;
using Daemon.Execution.Sandbox.MacOS;
using Daemon.Execution.Sessions;
using Daemon.Protocol.Permissions;

namespace Daemon.Execution.MacOS;

/// <summary>
/// What the kernel refused to one command: the system's log, followed while the command runs, without what concerns other processes.
/// Made as well as the log allows, which may drop lines. Disposing ends it and completes the list.
/// </summary>
[SupportedOSPlatform("macos")]
internal sealed class MacDenialLog : ICommandOutput, IDisposable
{
    private const int MaxLineCharacters = 64 * 1024;
    private const string Predicate = "(sender == \"Sandbox\") OR (subsystem == \"com.apple.sandbox.reporting\") OR (eventMessage BEGINSWITH \"Sandbox: \")";

    /// <summary>How long the log may take to begin.</summary>
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(2);

    /// <summary>How far the log lags behind what it tells of.</summary>
    private static readonly TimeSpan Lag = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _line = new();
    private readonly List<SeatbeltDenial> _seen = [];
    private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private MacProcessTree? _tree;
    private ThreadedCommand? _follower;

    /// <exception cref="CommandStartException">The log's program is missing.</exception>
    public static async Task<MacDenialLog> StartAsync(CancellationToken cancellationToken)
    {
        var log = new MacDenialLog();
        var spec = new CommandSpec
        {
            Argv = ["/usr/bin/log", "stream", "--style", "ndjson", "--predicate", Predicate],
            WorkingDirectory = "/",
            Environment = new Dictionary<string, string>(),
            Profile = new PermissionProfile.Disabled(),
            WorkspaceRoots = [],
            KillLeftovers = true,
        };
        (MacProcess process, SessionStreams streams) = MacSpawn.Start(
            new PlannedCommand(spec, SandboxPlanner.Plan(spec.Profile, new SandboxPlaces([], null, [], []))), spec.Argv);
        log._follower = new ThreadedCommand(process, streams, log, new SessionOptions());
        await Task.WhenAny(log._began.Task, Task.Delay(StartTime, cancellationToken));
        return log;
    }

    /// <summary>Says whose refusals are meant: a process with all that it starts.</summary>
    public void Follow(int pid) => _tree = MacProcessTree.Follow(pid);

    /// <summary>What is known by now: each once, in order of first refusal.</summary>
    public IReadOnlyList<DeniedOperation> Snapshot()
    {
        var log = new DenialLog();
        lock (_gate)
        {
            foreach (SeatbeltDenial denial in _seen)
            {
                if (_tree?.Contains(denial.Pid) == true)
                {
                    log.Add(denial.Operation, denial.Shown, denial.Process);
                }
            }
        }

        return log.Snapshot();
    }

    public void OnOutput(CommandStream stream, ReadOnlySpan<byte> bytes)
    {
        _began.TrySetResult();
        Span<char> text = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        text = text[.._decoder.GetChars(bytes, text, flush: false)];
        while (text.IndexOf('\n') is >= 0 and var end)
        {
            TakeLine(text[..end]);
            text = text[(end + 1)..];
        }

        _line.Append(text[..Math.Min(text.Length, Math.Max(MaxLineCharacters - _line.Length, 0))]);
    }

    public void Dispose()
    {
        // The only sign that the last refusals are there is time.
        Thread.Sleep(Lag);
        _follower?.Kill();
        _tree?.Dispose();
    }

    private void TakeLine(ReadOnlySpan<char> end)
    {
        string line = _line.Append(end).ToString();
        _line.Clear();
        if (SeatbeltDenialParser.Parse(line) is { } denial)
        {
            lock (_gate)
            {
                _seen.Add(denial);
            }
        }
    }
}
