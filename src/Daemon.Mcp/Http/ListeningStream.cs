using Daemon.Mcp.Transports;

namespace Daemon.Mcp.Http;

/// <summary>
/// Keeps the stream open over which a server speaks by itself. A server that offers none (405, or any other refusal) is left alone;
/// a stream that ends is opened again after a pause, which grows while nothing comes.
/// </summary>
internal sealed class ListeningStream(
    Func<string?, CancellationToken, Task<HttpResponseMessage>> open, IMcpReceiver receiver, TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken stop)
    {
        await Task.Yield();
        var pause = FirstPause;
        string? lastEventId = null;
        try
        {
            while (true)
            {
                using var response = await open(lastEventId, stop);
                if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType != "text/event-stream")
                {
                    return;
                }

                var (heard, id) = await ListenAsync(response, stop);
                lastEventId = id ?? lastEventId;
                pause = heard ? FirstPause : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
                await Task.Delay(pause, clock, stop);
            }
        }
        catch (Exception error) when (error is HttpRequestException or IOException or McpException or OperationCanceledException)
        {
            // Calls tell what is wrong with the server; this stream is an addition.
        }
    }

    private async Task<(bool Heard, string? LastEventId)> ListenAsync(HttpResponseMessage response, CancellationToken stop)
    {
        var heard = false;
        await using var body = await response.Content.ReadAsStreamAsync(stop);
        var events = new EventStream(body, HttpMcpTransport.MaxMessageBytes);
        try
        {
            while (await events.ReadAsync(stop) is { } data)
            {
                heard = true;
                receiver.OnMessage(data);
            }
        }
        catch (IOException)
        {
            // Cut off: opened again like one that ended.
        }

        return (heard, events.LastEventId);
    }
}
