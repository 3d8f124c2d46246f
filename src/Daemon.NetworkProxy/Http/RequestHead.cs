using System.Text;

namespace Daemon.NetworkProxy.Http;

/// <summary>The head of a request.</summary>
internal sealed class RequestHead : MessageHead
{
    public string Method { get; private set; } = "";

    /// <summary>The request target as it was sent.</summary>
    public string Target { get; private set; } = "";

    /// <summary>The one Host field; null when there is none.</summary>
    public string? Host { get; private set; }

    public bool HasSeveralHosts { get; private set; }

    public bool ExpectsContinue { get; private set; }

    /// <summary>The path of the <c>x-unix-socket</c> field; null when there is none.</summary>
    public string? UnixSocket { get; private set; }

    public BodyFraming Body { get; private set; }

    /// <summary>The protocol that the client wants to go on with, such as <c>websocket</c>; null when it does not.</summary>
    public string? Upgrade { get; private set; }

    /// <summary>Reads a head at the start of <paramref name="buffer"/>.</summary>
    /// <param name="scanned">How far the buffer was searched for the head's end; kept by the caller between reads of one head.</param>
    public HeadFault Read(ReadOnlyMemory<byte> buffer, ref int scanned)
    {
        if (!buffer.IsEmpty && !FieldParser.IsToken(buffer.Span[..1]))
        {
            // TLS, SOCKS or garbage: nothing that a request could begin with.
            return HeadFault.Malformed;
        }

        var fault = HeadEnd.Find(buffer.Span, ref scanned, out var end);
        if (fault == HeadFault.Incomplete && buffer.Span[..Math.Min(buffer.Length, HeadLimits.Target + 64)] is var begin
            && begin.Length > HeadLimits.Target && begin.IndexOf("\r\n"u8) < 0)
        {
            return HeadFault.TargetTooLong;
        }

        return fault == HeadFault.None ? Parse(buffer[..end]) : fault;
    }

    private HeadFault Parse(ReadOnlyMemory<byte> head)
    {
        Clear();
        Bytes = head;
        Host = UnixSocket = Upgrade = null;
        HasSeveralHosts = ExpectsContinue = false;
        var line = head.Span[..head.Span.IndexOf("\r\n"u8)];
        var fault = ReadLine(line);
        var position = line.Length + 2;
        if (fault == HeadFault.None)
        {
            fault = FieldParser.Parse(head.Span, ref position, Fields);
        }

        if (fault == HeadFault.None)
        {
            fault = Interpret();
        }

        return fault == HeadFault.None ? InterpretRequest() : fault;
    }

    private HeadFault ReadLine(ReadOnlySpan<byte> line)
    {
        var first = line.IndexOf((byte)' ');
        var last = line.LastIndexOf((byte)' ');
        if (first <= 0 || last <= first || !FieldParser.IsToken(line[..first]))
        {
            return HeadFault.Malformed;
        }

        var target = line[(first + 1)..last];
        if (target.Length > HeadLimits.Target)
        {
            return HeadFault.TargetTooLong;
        }

        var version = line[(last + 1)..];
        if (!version.StartsWith("HTTP/1."u8) || version.Length != 8 || version[7] is not ((byte)'0' or (byte)'1') || target.IndexOfAnyExceptInRange((byte)0x21, (byte)0x7E) >= 0)
        {
            return HeadFault.Malformed;
        }

        MinorVersion = version[7] - '0';
        Method = MethodName(line[..first]);
        if (target.IsEmpty && Method != "CONNECT")
        {
            return HeadFault.Malformed;
        }

        Target = Encoding.ASCII.GetString(target);
        return HeadFault.None;
    }

    private HeadFault InterpretRequest()
    {
        if (IsChunked && ContentLength is not null)
        {
            // The classic of request smuggling (RFC 9112, 6.1).
            return HeadFault.Malformed;
        }

        Body = IsChunked ? new BodyFraming(BodyKind.Chunked) : ContentLength is { } length ? new BodyFraming(BodyKind.Length, length) : BodyFraming.None;
        foreach (var field in Fields)
        {
            switch (field.Kind)
            {
                case FieldKind.Host:
                    HasSeveralHosts = Host is not null;
                    Host ??= Value(field);
                    break;
                case FieldKind.Expect:
                    ExpectsContinue = MinorVersion == 1 && Ascii.EqualsIgnoreCase(field.Value(Bytes.Span), "100-continue"u8);
                    break;
                case FieldKind.UnixSocket:
                    UnixSocket = Value(field);
                    break;
                case FieldKind.HopByHop when !Body.HasBody && Ascii.EqualsIgnoreCase(field.Name(Bytes.Span), "upgrade"u8) && HasConnectionOption("upgrade"):
                    Upgrade = Value(field);
                    break;
            }

            if (HasSeveralHosts)
            {
                break;
            }
        }

        return HeadFault.None;
    }

    private static string MethodName(ReadOnlySpan<byte> method) => method switch
    {
        _ when method.SequenceEqual("GET"u8) => "GET",
        _ when method.SequenceEqual("POST"u8) => "POST",
        _ when method.SequenceEqual("CONNECT"u8) => "CONNECT",
        _ when method.SequenceEqual("HEAD"u8) => "HEAD",
        _ => Encoding.ASCII.GetString(method),
    };
}
