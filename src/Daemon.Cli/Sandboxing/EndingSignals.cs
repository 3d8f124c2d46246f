using System.Runtime.InteropServices;
using Daemon.Execution;

namespace Daemon.Cli.Sandboxing;

/// <summary>While it lives, signals that would end this process end the command's whole tree first.</summary>
/// <remarks>
/// The wrapper of a sandbox passes no signals on to the command inside, and dies of them itself: a command cannot handle them there.
/// So the tree is killed on all mechanisms alike.
/// </remarks>
internal sealed class EndingSignals : IDisposable
{
    private readonly IRunningCommand _command;
    private readonly PosixSignalRegistration[] _registrations;
    private int _first;

    public EndingSignals(IRunningCommand command)
    {
        _command = command;
        _registrations =
        [
            Register(PosixSignal.SIGHUP, 1), Register(PosixSignal.SIGINT, 2), Register(PosixSignal.SIGTERM, 15),
        ];
    }

    /// <summary>The number of the first signal that came; null while there was none.</summary>
    public int? First => Volatile.Read(ref _first) is var number and > 0 ? number : null;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private PosixSignalRegistration Register(PosixSignal signal, int number) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        Interlocked.CompareExchange(ref _first, number, 0);
        _command.Kill();
    });
}
