using System.Runtime.InteropServices;
using Daemon.Execution;

namespace Daemon.Cli.Sandboxing;

/// <summary>
/// While it lives, signals that would end this process go to the command, which may tidy up; soon afterwards, or with the second signal,
/// its whole tree is killed.
/// </summary>
internal sealed class EndingSignals : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly IRunningCommand _command;
    private readonly ITimer _end;
    private readonly PosixSignalRegistration[] _registrations;
    private int _first;
    private int _killed;

    public EndingSignals(IRunningCommand command, TimeProvider time)
    {
        _command = command;
        _end = time.CreateTimer(static state => ((EndingSignals)state!).Kill(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _registrations =
        [
            Register(PosixSignal.SIGHUP, 1), Register(PosixSignal.SIGINT, 2), Register(PosixSignal.SIGTERM, 15),
        ];
    }

    /// <summary>The number of the first signal if the command had to be killed for it; null when it ended by itself.</summary>
    public int? Killed => Volatile.Read(ref _killed) != 0 ? Volatile.Read(ref _first) : null;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _end.Dispose();
    }

    private PosixSignalRegistration Register(PosixSignal signal, int number) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        if (Interlocked.CompareExchange(ref _first, number, 0) == 0)
        {
            _command.Signal(number);
            _ = _end.Change(Grace, Timeout.InfiniteTimeSpan);
        }
        else
        {
            Kill();
        }
    });

    private void Kill()
    {
        Volatile.Write(ref _killed, 1);
        _command.Kill();
    }
}
