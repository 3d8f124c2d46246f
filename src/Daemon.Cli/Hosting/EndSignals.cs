using System.Runtime.InteropServices;

namespace Daemon.Cli.Hosting;

/// <summary>Turns the signals that ask the process to end into tasks; while it lives they do not end it by themselves.</summary>
internal sealed class EndSignals : IDisposable
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _second = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PosixSignalRegistration> _registrations = [];

    /// <param name="includeInterrupt">Whether SIGINT counts, too.</param>
    public EndSignals(bool includeInterrupt)
    {
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal));
        if (includeInterrupt)
        {
            _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal));
        }
    }

    public Task First => _first.Task;

    public Task Second => _second.Task;

    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (!_first.TrySetResult())
        {
            _second.TrySetResult();
        }
    }
}
