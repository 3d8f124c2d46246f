using System.Net;
using System.Net.Sockets;
using System.Text;
using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Tests;

/// <summary>Commands whose network is their own, with sockets that are served from outside.</summary>
public sealed class ProxiedNetworkTests(Fixture fixture) : IClassFixture<Fixture>
{
    private static readonly PermissionProfile Profile = Fixture.Managed(
        NetworkAccess.Proxied, Fixture.Root(FileSystemAccess.Read), Fixture.Special(SpecialPathKind.WorkspaceRoots, FileSystemAccess.Write));

    private static readonly ICommandLauncher Launcher = CommandLauncher.Create(
        new LauncherOptions { NetworkEntryCommand = [Path.Combine(AppContext.BaseDirectory, "Daemon.Execution.Victim")] });

    [Fact]
    public async Task AConnectionInsideIsServedOutside()
    {
        var proxy = new Greeter();
        (CommandExit exit, Recorder output) = await fixture.RunAsync(
            Bash("exec 3<>/dev/tcp/127.0.0.1/$PROXY_PORT; cat <&3; echo; echo $CODEX_SANDBOX_NETWORK_DISABLED") with { Proxy = proxy }, Launcher);
        Assert.Equal("", output.Stderr);
        Assert.Equal((0, true, "hello\n\n"), (exit.ExitCode, exit.Sandboxed, output.Stdout));
        await proxy.Ended.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task NothingElseIsReached()
    {
        using var host = new TcpListener(IPAddress.Loopback, 0);
        host.Start();
        // The path of a socket has room for 107 bytes.
        DirectoryInfo folder = Directory.CreateTempSubdirectory("proxied-");
        string socket = Path.Combine(folder.FullName, "host.sock");
        using var local = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        local.Bind(new UnixDomainSocketEndPoint(socket));
        local.Listen();
        (_, Recorder output) = await fixture.RunAsync(
            Bash($"(exec 3<>/dev/tcp/127.0.0.1/{((IPEndPoint)host.LocalEndpoint).Port}) 2>/dev/null || echo refused; "
                + $"python3 -c 'import socket; socket.socket(socket.AF_UNIX).connect(\"{socket}\")' 2>/dev/null || echo refused") with { Proxy = new Greeter() },
            Launcher);
        folder.Delete(recursive: true);
        Assert.Equal("refused\nrefused\n", output.Stdout);
        Assert.False(host.Pending());
    }

    [Fact]
    public async Task NamesAreAskedForOutside()
    {
        var proxy = new Greeter { ResolvesNames = true };
        (_, Recorder output) = await fixture.RunAsync(
            Bash("cat /etc/resolv.conf; python3 -c 'import socket; print(socket.gethostbyname(\"any.test\"))'") with { Proxy = proxy }, Launcher);
        Assert.StartsWith("nameserver 127.0.0.1\n", output.Stdout, StringComparison.Ordinal);
        Assert.EndsWith("\n192.0.2.1\n", output.Stdout, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such-program", 127)]
    [InlineData("/etc/passwd", 126)]
    public async Task ProgramsThatCannotRunGetTheShellsCodes(string program, int code)
    {
        (CommandExit exit, Recorder output) = await fixture.RunAsync(fixture.Spec(Profile, program) with { Proxy = new Greeter() }, Launcher);
        Assert.Equal(code, exit.ExitCode);
        Assert.Contains(program, output.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAProxyTheCommandIsRefused()
    {
        var failure = await Assert.ThrowsAsync<CommandStartException>(() => fixture.RunAsync(Bash("true"), Launcher));
        Assert.Equal(CommandStartFailure.SandboxUnavailable, failure.Failure);
    }

    [Fact]
    public async Task WithoutNamespacesTheCommandIsRefused()
    {
        ICommandLauncher launcher = CommandLauncher.Create(new LauncherOptions { AllowNamespaces = false });
        var failure = await Assert.ThrowsAsync<CommandStartException>(() => fixture.RunAsync(Bash("true") with { Proxy = new Greeter() }, launcher));
        Assert.Contains("only way out", failure.Message, StringComparison.Ordinal);
    }

    private CommandSpec Bash(string script) => fixture.Spec(Profile, "bash", "-c", script);

    /// <summary>Says hello to the first connection.</summary>
    private sealed class Greeter : ICommandProxy, IDisposable
    {
        private CommandSockets? _sockets;

        public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IReadOnlyList<string> ReadableFiles => [];

        public bool ResolvesNames { get; init; }

        public IReadOnlyDictionary<string, string> Environment(int httpPort, int socksPort) =>
            new Dictionary<string, string> { ["PROXY_PORT"] = httpPort.ToString(System.Globalization.CultureInfo.InvariantCulture) };

        public IDisposable Serve(CommandSockets sockets)
        {
            _sockets = sockets;
            Greeting = GreetAsync(sockets.Http);
            if (sockets.Names is { } names)
            {
                Naming = NameAsync(names);
            }

            return this;
        }

        private Task Greeting { get; set; } = Task.CompletedTask;

        private Task Naming { get; set; } = Task.CompletedTask;

        public void Dispose()
        {
            _sockets?.Dispose();
            Ended.TrySetResult();
        }

        /// <summary>Answers every question by 192.0.2.1.</summary>
        private static async Task NameAsync(Socket socket)
        {
            var buffer = new byte[512];
            try
            {
                while (true)
                {
                    SocketReceiveFromResult received = await socket.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0));
                    byte[] answer = [.. buffer.AsSpan(0, received.ReceivedBytes), 0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, 192, 0, 2, 1];
                    (answer[2], answer[3], answer[7], answer[11]) = (0x81, 0x80, 1, 0);
                    await socket.SendToAsync(answer, received.RemoteEndPoint);
                }
            }
            catch (SocketException)
            {
                // The command ended.
            }
        }

        private static async Task GreetAsync(Socket listener)
        {
            try
            {
                using Socket client = await listener.AcceptAsync();
                await client.SendAsync(Encoding.ASCII.GetBytes("hello"));
            }
            catch (SocketException)
            {
                // The command ended without a connection.
            }
        }
    }
}
