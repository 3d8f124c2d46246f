using System.Text;

namespace Daemon.Execution.Tests;

/// <summary>Collects what a command prints, and lets a test wait for a text.</summary>
internal sealed class Recorder : ICommandOutput
{
    private readonly StringBuilder _stdout = new();
    private readonly StringBuilder _stderr = new();
    private readonly List<(string Text, TaskCompletionSource Seen)> _awaited = [];
    private readonly Lock _gate = new();

    public string Stdout
    {
        get
        {
            lock (_gate)
            {
                return _stdout.ToString();
            }
        }
    }

    public string Stderr
    {
        get
        {
            lock (_gate)
            {
                return _stderr.ToString();
            }
        }
    }

    /// <summary>Completes when standard output contains the text.</summary>
    public async Task SeesAsync(string text)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _awaited.Add((text, seen));
            Notify();
        }

        await seen.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public void OnOutput(CommandStream stream, ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            (stream == CommandStream.Stdout ? _stdout : _stderr).Append(Encoding.UTF8.GetString(bytes));
            Notify();
        }
    }

    private void Notify()
    {
        string all = _stdout.ToString();
        foreach ((_, TaskCompletionSource seen) in _awaited.Where(wait => all.Contains(wait.Text, StringComparison.Ordinal)))
        {
            seen.TrySetResult();
        }
    }
}
