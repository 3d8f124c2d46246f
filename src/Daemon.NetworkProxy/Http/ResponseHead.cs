using System.Buffers.Text;

namespace Daemon.NetworkProxy.Http;

/// <summary>The head of a response.</summary>
internal sealed class ResponseHead : MessageHead
{
    public int Status { get; private set; }

    /// <summary>From the status code on to the end of the line; the reason phrase may be empty.</summary>
    public ReadOnlyMemory<byte> StatusAndReason { get; private set; }

    public bool IsInformational => Status is >= 100 and < 200;

    /// <summary>Reads a head at the start of <paramref name="buffer"/>.</summary>
    /// <param name="scanned">As for requests.</param>
    public HeadFault Read(ReadOnlyMemory<byte> buffer, ref int scanned)
    {
        var fault = HeadEnd.Find(buffer.Span, ref scanned, out var end);
        return fault == HeadFault.None ? Parse(buffer[..end]) : fault;
    }

    /// <summary>How the body ends (RFC 9112, 6.3).</summary>
    /// <param name="method">Of the request.</param>
    public BodyFraming Body(string method)
    {
        if (method == "HEAD" || IsInformational || Status is 204 or 304)
        {
            return BodyFraming.None;
        }

        return IsChunked ? new BodyFraming(BodyKind.Chunked)
            : ContentLength is { } length ? new BodyFraming(BodyKind.Length, length)
            : new BodyFraming(BodyKind.UntilClose);
    }

    private HeadFault Parse(ReadOnlyMemory<byte> head)
    {
        Clear();
        Bytes = head;
        var end = head.Span.IndexOf("\r\n"u8);
        var line = head.Span[..end];
        if (line.Length < 12 || !line.StartsWith("HTTP/1."u8) || line[7] is not ((byte)'0' or (byte)'1') || line[8] != ' '
            || !Utf8Parser.TryParse(line.Slice(9, 3), out int status, out var used) || used != 3 || status < 100
            || (line.Length > 12 && line[12] != ' ')
            || line.IndexOfAny((byte)0, (byte)'\r', (byte)'\n') >= 0)
        {
            return HeadFault.Malformed;
        }

        MinorVersion = line[7] - '0';
        Status = status;
        StatusAndReason = head[9..end];
        var position = end + 2;
        var fault = FieldParser.Parse(head.Span, ref position, Fields);
        return fault == HeadFault.None ? Interpret() : fault;
    }
}
