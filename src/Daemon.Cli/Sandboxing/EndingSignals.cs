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

    private readonly Lock _gate = new();
    private readonly ITimer _end;
    private readonly PosixSignalRegistration[] _registrations;
    private IRunningCommand? _command;
    private int _first;
    private bool _killed;

    public EndingSignals(TimeProvider time)
    {
        _end = time.CreateTimer(static state => ((EndingSignals)state!).Kill(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _registrations =
        [
            Register(PosixSignal.SIGHUP, 1), Register(PosixSignal.SIGINT, 2), Register(PosixSignal.SIGTERM, 15),
        ];
    }

    /// <summary>The number of the first signal if the command had to be killed for it; null when it ended by itself.</summary>
    public int? Killed
    {
        get
        {
            lock (_gate)
            {
                return _killed ? _first : null;
            }
        }
    }

    /// <summary>The command has started; a signal that came before is for it.</summary>
    public void Started(IRunningCommand command)
    {
        lock (_gate)
        {
            _command = command;
            if (_first != 0)
            {
                PassOn();
            }
        }
    }

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
        lock (_gate)
        {
            bool isFirst = _first == 0;
            _first = isFirst ? number : _first;
            if (_command is null)
            {
                return;
            }

            if (isFirst)
            {
                PassOn();
            }
            else
            {
                Kill();
            }
        }
    });

    private void PassOn()
    {
        _command!.Signal(_first);
        _ = _end.Change(Grace, Timeout.InfiniteTimeSpan);
    }

    private void Kill()
    {
        lock (_gate)
        {
            _killed = true;
            _command!.Kill();
        }
    }
}
