using System.Net.Sockets;
using System.Text;
using Daemon.Cli.Hosting;

namespace Daemon.Cli.Tests.Hosting;

public sealed class SocketProxyTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Fact]
    public async Task What_is_written_reaches_the_socket_and_the_answer_comes_back()
    {
        var path = Path.Join(_folder.FullName, "s");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        var serving = EchoInUpperCaseAsync(listener);
        using var output = new MemoryStream();
        await SocketProxy.RunAsync(path, new MemoryStream("hello"u8.ToArray()), output).WaitAsync(Patience);
        await serving.WaitAsync(Patience);
        Assert.Equal("HELLO", Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public async Task Where_nobody_listens_there_is_an_error()
    {
        using var output = new MemoryStream();
        await Assert.ThrowsAsync<SocketException>(() => SocketProxy.RunAsync(Path.Join(_folder.FullName, "missing"), Stream.Null, output));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Answers at the end of the input, which therefore has to arrive.</summary>
    private static async Task EchoInUpperCaseAsync(Socket listener)
    {
        using var client = await listener.AcceptAsync();
        await using var stream = new NetworkStream(client);
        using var reader = new StreamReader(stream, leaveOpen: true);
        var text = await reader.ReadToEndAsync();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToUpperInvariant()));
    }
}
