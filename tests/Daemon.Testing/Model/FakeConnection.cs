using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Daemon.Testing.Model;

/// <summary>One keep-alive connection to the <see cref="FakeResponsesServer"/>.</summary>
internal sealed class FakeConnection(FakeResponsesServer server, Socket socket, int number)
{
    /// <summary>Serves requests until either side ends the connection.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        socket.NoDelay = true;
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            var reader = new HttpRequestReader(stream, number);
            while (await reader.ReadAsync(stop) is { } request && await AnswerAsync(stream, request, stop))
            {
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
        {
            // The client left, or the test is over: both are ordinary ends of a connection.
        }
        finally
        {
            server.RecordDisconnect();
        }
    }

    private async Task<bool> AnswerAsync(NetworkStream stream, RecordedRequest request, CancellationToken stop)
    {
        if (request.Method == "GET")
        {
            await WriteWholeAsync(stream, 200, [("content-type", "application/json")], """{"models":[]}"""u8.ToArray(), stop);
            return true;
        }

        ModelTurn turn = server.Record(request, out int index);
        if (turn.RawAnswer is { } raw)
        {
            if (turn.Gate is { } gate)
            {
                await WaitForGateAsync(stream, gate, stop);
            }

            await stream.WriteAsync(raw, stop);
            return false;
        }

        if (turn.Body is { } body)
        {
            await WriteWholeAsync(stream, turn.HttpStatus, turn.Headers, body, stop);
            return true;
        }

        return await WriteStreamAsync(stream, turn, index, stop);
    }

    /// <summary>The client has nothing to send before it has its answer, so whatever the read brings means that it left.</summary>
    private static async Task WaitForGateAsync(NetworkStream stream, Task gate, CancellationToken stop)
    {
        using var opened = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task<int> left = stream.ReadAsync(new byte[1], opened.Token).AsTask();
        await Task.WhenAny(left, gate.WaitAsync(stop));
        stop.ThrowIfCancellationRequested();
        if (!gate.IsCompleted)
        {
            throw new IOException("the client left");
        }

        await opened.CancelAsync();
        await left.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private static async Task<bool> WriteStreamAsync(NetworkStream stream, ModelTurn turn, int index, CancellationToken stop)
    {
        var headers = turn.Headers.Insert(0, ("content-type", "text/event-stream"));
        await stream.WriteAsync(Head(200, headers, "transfer-encoding: chunked"), stop);
        bool first = true;
        foreach ((string json, bool isDelta) in new TurnScript(turn, index).Events())
        {
            await WriteChunkAsync(stream, Encoding.UTF8.GetBytes($"data: {json}\n\n"), stop);
            if (first && turn.Gate is { } gate)
            {
                await WaitForGateAsync(stream, gate, stop);
            }

            if (isDelta && turn.DeltaPause > TimeSpan.Zero)
            {
                await Task.Delay(turn.DeltaPause, stop);
            }

            first = false;
        }

        if (turn.IsBroken)
        {
            return false;
        }

        await stream.WriteAsync("0\r\n\r\n"u8.ToArray(), stop);
        return true;
    }

    private static async Task WriteWholeAsync(
        NetworkStream stream, int status, IEnumerable<(string Name, string Value)> headers, byte[] body, CancellationToken stop)
    {
        await stream.WriteAsync(Head(status, headers, string.Create(CultureInfo.InvariantCulture, $"content-length: {body.Length}")), stop);
        await stream.WriteAsync(body, stop);
    }

    private static async Task WriteChunkAsync(NetworkStream stream, byte[] data, CancellationToken stop)
    {
        byte[] size = Encoding.ASCII.GetBytes(data.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n");
        await stream.WriteAsync((byte[])[.. size, .. data, (byte)'\r', (byte)'\n'], stop);
    }

    private static byte[] Head(int status, IEnumerable<(string Name, string Value)> headers, string framing)
    {
        var head = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Scripted\r\n"));
        foreach ((string name, string value) in headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return Encoding.Latin1.GetBytes(head.Append(framing).Append("\r\n\r\n").ToString());
    }
}
