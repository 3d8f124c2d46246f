using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Daemon.Protocol.Permissions;

namespace Daemon.NetworkProxy.Tests.Proxy;

/// <summary>A proxy on loopback, spoken to in bytes.</summary>
internal sealed class ProxyUnderTest : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder;

    private ProxyUnderTest(DirectoryInfo folder, ManagedProxy proxy, ProxyEntry entry)
    {
        _folder = folder;
        Proxy = proxy;
        Entry = entry;
    }

    public ManagedProxy Proxy { get; }

    /// <summary>Of the proxy itself: none is ever in order.</summary>
    private ConcurrentQueue<Exception> Faults { get; init; } = [];

    public ProxyEntry Entry { get; }

    /// <param name="rules">Written <c>+allowed -denied</c>, separated by blanks.</param>
    public static ProxyUnderTest Start(
        string rules = "+127.0.0.1",
        Func<NetworkRules, NetworkRules>? change = null,
        Func<ManagedProxyOptions, ManagedProxyOptions>? options = null,
        CommandScope? scope = null)
    {
        var faults = new ConcurrentQueue<Exception>();
        var plain = new NetworkRules { Domains = Rules(rules) };
        var folder = Directory.CreateTempSubdirectory("proxy-tests-");
        var chosen = new ManagedProxyOptions { Environment = new Dictionary<string, string>(), StateFolder = Path.Join(folder.FullName, "proxy"), Fault = faults.Enqueue };
        var proxy = ManagedProxy.Start(change?.Invoke(plain) ?? plain, options?.Invoke(chosen) ?? chosen);
        return new ProxyUnderTest(folder, proxy, proxy.Listen(scope ?? new CommandScope())) { Faults = faults };
    }

    public static IReadOnlyList<NetworkRule> Rules(string rules) =>
        [.. rules.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(rule => new NetworkRule(rule[1..], rule[0] == '+'))];

    public async Task<NetworkStream> ConnectAsync(bool socks = false)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(socks ? Entry.SocksAddress! : Entry.HttpAddress);
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Sends bytes to the HTTP proxy and reads to the end of the connection.</summary>
    public async Task<string> SendAsync(string text)
    {
        await using var stream = await ConnectAsync();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(text));
        return await ReadToEndAsync(stream);
    }

    public static async Task<string> ReadToEndAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        return await reader.ReadToEndAsync().WaitAsync(Patience);
    }

    public static async Task<byte[]> ReadAsync(Stream stream, int count)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes).AsTask().WaitAsync(Patience);
        return bytes;
    }

    /// <summary>A tunnel through the HTTP proxy, after its answer.</summary>
    public async Task<(NetworkStream Stream, string Answer)> TunnelAsync(string target)
    {
        var stream = await ConnectAsync();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n\r\n"));
        return (stream, await Origin.ReadHeadAsync(stream).WaitAsync(Patience));
    }

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        _folder.Delete(recursive: true);
        Assert.Empty(Faults);
    }
}
