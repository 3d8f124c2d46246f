using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Daemon.NetworkProxy.Tests.Proxy;

/// <summary>A server on loopback that does with each connection what a test wants.</summary>
internal sealed class Origin : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Task> _connections = [];
    private readonly Task _accepting;

    public Origin(Func<NetworkStream, Task> serve)
    {
        _listener.Start();
        _accepting = AcceptAsync(serve);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Authority => $"127.0.0.1:{Port}";

    /// <summary>How many connections came.</summary>
    public int Connections
    {
        get
        {
            lock (_connections)
            {
                return _connections.Count;
            }
        }
    }

    /// <summary>Answers each request with its own head as the body, on connections that are kept.</summary>
    public static Origin Mirror() => new(async stream =>
    {
        while (await ReadHeadAsync(stream) is { Length: > 0 } head)
        {
            var length = Length(head);
            var body = new byte[length];
            await stream.ReadExactlyAsync(body);
            var text = head + Encoding.Latin1.GetString(body);
            await WriteAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Length: {text.Length}\r\n\r\n{(head.StartsWith("HEAD", StringComparison.Ordinal) ? "" : text)}");
        }
    });

    /// <summary>Sends every connection this text once a head has come, and closes it.</summary>
    public static Origin Answering(string text) => new(async stream =>
    {
        await ReadHeadAsync(stream);
        await WriteAsync(stream, text);
    });

    /// <summary>Sends bytes back until their end, then says goodbye.</summary>
    public static Origin Echo() => new(async stream =>
    {
        var buffer = new byte[4096];
        int count;
        while ((count = await stream.ReadAsync(buffer)) > 0)
        {
            await stream.WriteAsync(buffer.AsMemory(0, count));
        }

        await WriteAsync(stream, "|bye|");
    });

    public static async Task<string> ReadHeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one) == 1)
        {
            head.Append((char)one[0]);
            if (one[0] == '\n' && head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                break;
            }
        }

        return head.ToString();
    }

    public static ValueTask WriteAsync(Stream stream, string text) => stream.WriteAsync(Encoding.Latin1.GetBytes(text));

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
    }

    private static int Length(string head)
    {
        var line = head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return line is null ? 0 : int.Parse(line.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task AcceptAsync(Func<NetworkStream, Task> serve)
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                lock (_connections)
                {
                    _connections.Add(ServeAsync(client, serve));
                }
            }
        }
        catch (SocketException)
        {
            // Stopped.
        }
    }

    private static async Task ServeAsync(TcpClient client, Func<NetworkStream, Task> serve)
    {
        using (client)
        {
            try
            {
                await serve(client.GetStream());
            }
            catch (IOException)
            {
                // The proxy closed the connection, as many tests want it to.
            }
        }
    }
}
