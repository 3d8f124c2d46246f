using System.Runtime.InteropServices;

namespace Daemon.Cli.Hosting;

/// <summary>Turns the signals that ask the process to end, or to read its configuration again, into tasks and calls.</summary>
/// <remarks>While it lives these signals do not end the process by themselves. Thread-safe.</remarks>
internal sealed class EndSignals : IDisposable
{
    private readonly TaskCompletionSource[] _ends =
    [
        new(TaskCreationOptions.RunContinuationsAsynchronously),
        new(TaskCreationOptions.RunContinuationsAsynchronously),
        new(TaskCreationOptions.RunContinuationsAsynchronously),
    ];

    private readonly List<PosixSignalRegistration> _registrations = [];

    /// <param name="includeInterrupt">Whether SIGINT counts, too.</param>
    /// <param name="reload">What SIGHUP asks for; null when it asks for the end, as the terminal is gone.</param>
    public EndSignals(bool includeInterrupt, Action? reload)
    {
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnEnd));
        if (includeInterrupt)
        {
            _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, OnEnd));
        }

        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
        {
            if (reload is null)
            {
                OnEnd(context);
                return;
            }

            context.Cancel = true;
            reload();
        }));
    }

    /// <summary>End, please.</summary>
    public Task First => _ends[0].Task;

    /// <summary>Do not wait for turns.</summary>
    public Task Second => _ends[1].Task;

    /// <summary>At once.</summary>
    public Task Third => _ends[2].Task;

    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    private void OnEnd(PosixSignalContext context)
    {
        context.Cancel = true;
        foreach (var end in _ends)
        {
            if (end.TrySetResult())
            {
                return;
            }
        }
    }
}
