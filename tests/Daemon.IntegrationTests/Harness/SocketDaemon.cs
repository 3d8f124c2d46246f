using System.Diagnostics;

namespace Daemon.IntegrationTests.Harness;

/// <summary>The real daemon as a process of its own, on a unix socket and a port of this machine.</summary>
internal sealed class SocketDaemon : IAsyncDisposable
{
    private readonly List<string> _errors = [];
    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;

    private SocketDaemon(Process process, string socket)
    {
        _process = process;
        Socket = socket;
        Address = new Uri("ws://127.0.0.1");
    }

    /// <summary>The path of the unix socket.</summary>
    public string Socket { get; }

    /// <summary>Where the port is.</summary>
    public Uri Address { get; private set; }

    public int Pid => _process.Id;

    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return string.Join('\n', _errors);
            }
        }
    }

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<SocketDaemon> StartAsync(DaemonHome home, params IReadOnlyList<string> arguments)
    {
        var socket = Path.Join(home.Workspace, "d.sock");
        var process = DaemonUnderTest.StartProgram(
            home, ["app-server", "--listen", "unix://" + socket, "--listen", "ws://127.0.0.1:0", .. arguments]);
        var daemon = new SocketDaemon(process, socket);
        daemon._reading = daemon.ReadErrorsAsync();
        daemon.Address = await daemon._address.Task.WaitAsync(DaemonUnderTest.Patience);
        return daemon;
    }

    public Task<SocketClient> ConnectAsync(string? capabilities = null) => SocketClient.ConnectAsync(Address, capabilities);

    public Task<SocketClient> ConnectUnixAsync() => SocketClient.ConnectUnixAsync(Socket);

    public void Terminate() => DaemonUnderTest.Signal(Pid, DaemonUnderTest.SigTerm);

    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(DaemonUnderTest.Patience);
        await _reading.WaitAsync(DaemonUnderTest.Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync().WaitAsync(DaemonUnderTest.Patience);
        }

        await _reading;
        _process.Dispose();
    }

    private async Task ReadErrorsAsync()
    {
        const string Listening = "listening on: ";
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            lock (_errors)
            {
                _errors.Add(line);
            }

            if (line.Trim() is var text && text.StartsWith(Listening, StringComparison.Ordinal))
            {
                _address.TrySetResult(new Uri(text[Listening.Length..]));
            }
        }

        _address.TrySetException(new InvalidOperationException("the daemon ended: " + Errors));
    }
}
