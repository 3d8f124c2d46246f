using System.Security.Cryptography;
using System.Text;
using Daemon.JsonRpc.Transports;

namespace Daemon.JsonRpc.WebSockets;

/// <summary>The client's side of an upgrade to WebSocket (RFC 6455, section 4.1), over a stream that is connected already.</summary>
public static class WebSocketDialer
{
    private const int MaxHeadBytes = 16 * 1024;
    private const int KeyBytes = 16;
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(30);

    /// <summary>Asks for the upgrade and takes ownership of <paramref name="stream"/>, which is closed when that fails.</summary>
    /// <param name="host">Value of the <c>Host</c> field.</param>
    /// <param name="path">Begins with a slash.</param>
    /// <param name="bearerToken">Sent as <c>Authorization: Bearer</c>; null for none.</param>
    /// <exception cref="IOException">The server refused, for the reason in the message, or speaks another protocol.</exception>
    public static async Task<IMessageTransport> UpgradeAsync(
        Stream stream, string host, string path, string? bearerToken, CancellationToken cancellationToken)
    {
        try
        {
            string key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));
            string credential = bearerToken is null ? "" : $"Authorization: Bearer {bearerToken}\r\n";
            string request = $"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + $"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n{credential}\r\n";
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), cancellationToken);
            (string head, ReadOnlyMemory<byte> readAhead) = await ReadHeadAsync(stream, cancellationToken);
            Check(head, key);
            return new WebSocketTransport(stream, readAhead, KeepAlive, TimeProvider.System, isServer: false);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    private static async Task<(string Head, ReadOnlyMemory<byte> ReadAhead)> ReadHeadAsync(Stream stream, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[MaxHeadBytes];
        int length = 0;
        while (length < buffer.Length)
        {
            int count = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (count == 0)
            {
                break;
            }
            length += count;
            int end = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                return (Encoding.Latin1.GetString(buffer, 0, end), buffer.AsMemory(end + 4, length - end - 4));
            }
        }
        throw new IOException("the server closed the connection instead of upgrading it to WebSocket");
    }

    private static void Check(string head, string key)
    {
        string[] lines = head.Split("\r\n");
        string[] status = lines[0].Split(' ', 3);
        if (status is not ["HTTP/1.1", "101", ..])
        {
            throw new IOException($"the server refused the upgrade to WebSocket: {string.Join(' ', status.Skip(1))}");
        }
        string accept = "";
        foreach (string line in lines)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && line.AsSpan(0, colon).Equals("Sec-WebSocket-Accept", StringComparison.OrdinalIgnoreCase))
            {
                accept = line[(colon + 1)..].Trim();
            }
        }
        if (accept != UpgradeHandshake.AcceptKey(key))
        {
            throw new IOException("the server's answer to the upgrade does not fit the request");
        }
    }
}
