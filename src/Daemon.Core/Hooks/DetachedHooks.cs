using System.Collections.Concurrent;
using Daemon.Config.Hooks;
using Daemon.Core.Sessions;

namespace Daemon.Core.Hooks;

/// <summary>
/// Hooks that the turn does not wait for: they run beside it, within their time limits, and what they say is not heard. Few run at a
/// time: one that comes while as many run already is left out.
/// </summary>
/// <remarks>Thread-safe. Owned by the session; disposing kills what still runs and awaits it.</remarks>
internal sealed class DetachedHooks(SessionPorts ports) : IAsyncDisposable
{
    private const int MaxRunning = 16;

    private readonly CancellationTokenSource _ended = new();
    private readonly ConcurrentDictionary<Task, bool> _running = [];

    public void Start(HookDefinition hook, string cwd, ReadOnlyMemory<byte> input)
    {
        if (_running.Count >= MaxRunning || _ended.IsCancellationRequested)
        {
            return;
        }

        var run = Background.Run(() => RunAsync(hook, cwd, input));
        _running[run] = true;
        run.GetAwaiter().OnCompleted(() => _running.TryRemove(run, out _));
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await Task.WhenAll(_running.Keys);
        _ended.Dispose();
    }

    private async Task RunAsync(HookDefinition hook, string cwd, ReadOnlyMemory<byte> input)
    {
        try
        {
            await HookProcess.RunAsync(hook, input, cwd, ports, _ended.Token);
        }
#pragma warning disable CA1031 // The edge of a hook that nobody listens to: its failure is its own.
        catch (Exception)
#pragma warning restore CA1031
        {
            // See above.
        }
    }
}
