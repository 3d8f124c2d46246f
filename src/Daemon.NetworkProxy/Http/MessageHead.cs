using System.Buffers.Text;
using System.Text;

namespace Daemon.NetworkProxy.Http;

/// <summary>
/// What requests and responses have in common. A head is filled anew for every message of its connection; its bytes are the reader's and
/// valid until they are consumed. Not thread-safe.
/// </summary>
internal abstract class MessageHead
{
    private readonly List<string> _connectionOptions = [];

    /// <summary>The whole head with its empty line.</summary>
    public ReadOnlyMemory<byte> Bytes { get; protected set; }

    public List<HeadField> Fields { get; } = [];

    /// <summary>The y of HTTP/1.y: 0 or 1.</summary>
    public int MinorVersion { get; protected set; }

    /// <summary>Whether the connection may carry another message after this one, as far as its sender is concerned.</summary>
    public bool KeepsAlive { get; private set; }

    protected bool IsChunked { get; private set; }

    protected long? ContentLength { get; private set; }

    /// <summary>Whether a field is for this connection alone: named so by the standard or by the Connection field.</summary>
    public bool IsHopByHop(in HeadField field)
    {
        if (field.Kind is FieldKind.HopByHop or FieldKind.Connection)
        {
            return true;
        }

        foreach (var option in _connectionOptions)
        {
            if (Ascii.EqualsIgnoreCase(field.Name(Bytes.Span), option))
            {
                return true;
            }
        }

        return false;
    }

    public string Value(in HeadField field) => Encoding.Latin1.GetString(field.Value(Bytes.Span));

    protected bool HasConnectionOption(string option) => _connectionOptions.Contains(option, StringComparer.OrdinalIgnoreCase);

    protected void Clear()
    {
        Bytes = default;
        Fields.Clear();
        _connectionOptions.Clear();
        IsChunked = false;
        ContentLength = null;
    }

    /// <summary>Reads what the fields say about connection and body.</summary>
    protected HeadFault Interpret()
    {
        var keepAlive = false;
        var close = false;
        foreach (var field in Fields)
        {
            switch (field.Kind)
            {
                case FieldKind.Connection:
                    _connectionOptions.AddRange(FieldParser.Elements(Value(field)));
                    break;
                case FieldKind.ContentLength:
                    if (!TryReadLength(field.Value(Bytes.Span), out var length) || (ContentLength ?? length) != length)
                    {
                        return HeadFault.Malformed;
                    }

                    ContentLength = length;
                    break;
                case FieldKind.TransferEncoding:
                    // Any other coding, or two of them, would have to be undone to know where the body ends.
                    if (IsChunked || MinorVersion == 0 || !Ascii.EqualsIgnoreCase(field.Value(Bytes.Span), "chunked"u8))
                    {
                        return HeadFault.Malformed;
                    }

                    IsChunked = true;
                    break;
            }
        }

        foreach (var option in _connectionOptions)
        {
            keepAlive |= option.Equals("keep-alive", StringComparison.OrdinalIgnoreCase);
            close |= option.Equals("close", StringComparison.OrdinalIgnoreCase);
        }

        KeepsAlive = !close && (MinorVersion == 1 || keepAlive);
        return HeadFault.None;
    }

    private static bool TryReadLength(ReadOnlySpan<byte> digits, out long length)
    {
        length = 0;
        return digits.Length is > 0 and <= 18 && digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0
            && Utf8Parser.TryParse(digits, out length, out var used) && used == digits.Length;
    }
}
