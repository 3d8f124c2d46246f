namespace Daemon.JsonRpc.Http;

/// <summary>Reads the head of a request off a stream, and whatever of the bytes behind it came along.</summary>
internal static class HttpHeadReader
{
    /// <summary>Longest head accepted, in bytes.</summary>
    public const int MaxHeadBytes = 16 * 1024;

    /// <summary>
    /// The head up to and including its empty line, and the rest; null when the stream ends, or when it is no head or too long.
    /// </summary>
    public static async Task<(ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> ReadAhead)?> ReadAsync(
        Stream stream, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[MaxHeadBytes];
        int length = 0;
        while (length < buffer.Length)
        {
            int count = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (count == 0)
            {
                return null;
            }
            // JSON lines, sent to the wrong kind of listener, have no end that could be waited for.
            if (!char.IsAsciiLetter((char)buffer[0]))
            {
                return null;
            }
            // The end may lie across two reads.
            int from = Math.Max(0, length - 3);
            length += count;
            int end = buffer.AsSpan(from, length - from).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                end += from + 4;
                return (buffer.AsMemory(0, end), buffer.AsMemory(end, length - end));
            }
        }
        return null;
    }
}
