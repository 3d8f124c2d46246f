namespace Daemon.Mcp.Http;

/// <summary>Reads the bodies of responses, whose size is the server's choice, up to a limit.</summary>
internal static class BoundedBody
{
    /// <summary>The whole body.</summary>
    /// <exception cref="McpException">It is longer than <paramref name="limit"/> bytes.</exception>
    public static async Task<byte[]> ReadAsync(HttpResponseMessage response, int limit, CancellationToken cancellationToken)
    {
        var (bytes, whole) = await ReadStartAsync(response, limit, cancellationToken);
        return whole ? bytes : throw new McpException(McpFailure.Invalid, $"the response is longer than {limit} bytes");
    }

    /// <summary>The first <paramref name="limit"/> bytes, and whether that is all.</summary>
    public static async Task<(byte[] Bytes, bool Whole)> ReadStartAsync(HttpResponseMessage response, int limit, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var bytes = new MemoryStream();
        var chunk = new byte[16 * 1024];
        while (true)
        {
            var count = await body.ReadAsync(chunk, cancellationToken);
            if (count == 0)
            {
                return (bytes.ToArray(), true);
            }

            var room = limit - (int)bytes.Length;
            bytes.Write(chunk, 0, Math.Min(count, room));
            if (count > room)
            {
                return (bytes.ToArray(), false);
            }
        }
    }
}
