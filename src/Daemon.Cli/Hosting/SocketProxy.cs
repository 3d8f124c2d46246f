using System.Net.Sockets;

namespace Daemon.Cli.Hosting;

/// <summary>Copies bytes between two streams and a unix socket, without looking at them.</summary>
internal static class SocketProxy
{
    /// <summary>How long the other side may still say something after the input has ended.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    /// <summary>Returns when the input has ended, or the other side has.</summary>
    /// <param name="path">Absolute.</param>
    /// <exception cref="SocketException">Nobody listens there.</exception>
    /// <exception cref="ArgumentException">The path is too long for a socket.</exception>
    /// <exception cref="IOException">The connection or the output broke.</exception>
    public static async Task RunAsync(string path, Stream input, Stream output)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        await using var stream = new NetworkStream(socket, ownsSocket: false);
        var answers = stream.CopyToAsync(output);
        var requests = ForwardAsync(input, stream, socket);
        if (await Task.WhenAny(requests, answers) == requests)
        {
            await requests;
            await Task.WhenAny(answers, Task.Delay(LastWords));
        }
        else
        {
            await answers;
        }

        await output.FlushAsync();
    }

    private static async Task ForwardAsync(Stream input, NetworkStream stream, Socket socket)
    {
        await input.CopyToAsync(stream);
        socket.Shutdown(SocketShutdown.Send);
    }
}
