using System.Buffers.Binary;

namespace Daemon.JsonRpc.WebSockets;

/// <summary>
/// Follows the frame headers in what a client sends (RFC 6455, section 5.2), to see a frame above the limit as soon as it begins.
/// </summary>
/// <remarks>The framework's WebSocket hands payloads out in pieces and does not tell their frames' sizes. Not thread-safe.</remarks>
internal sealed class FrameSizeMonitor(long maxPayloadBytes)
{
    private const int MaskBytes = 4;

    private readonly byte[] _header = new byte[14];
    private int _headerLength;
    private ulong _payloadLeft;

    /// <summary>A frame was longer than allowed. What follows is not looked at.</summary>
    public bool IsExceeded { get; private set; }

    /// <summary>Looks at the next bytes of the stream.</summary>
    public void Observe(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && !IsExceeded)
        {
            if (_payloadLeft > 0)
            {
                int payload = (int)Math.Min(_payloadLeft, (ulong)bytes.Length);
                _payloadLeft -= (ulong)payload;
                bytes = bytes[payload..];
                continue;
            }
            _header[_headerLength++] = bytes[0];
            bytes = bytes[1..];
            if (_headerLength >= 2 && _headerLength == HeaderBytes())
            {
                _payloadLeft = PayloadBytes();
                _headerLength = 0;
                IsExceeded = _payloadLeft > (ulong)maxPayloadBytes;
            }
        }
    }

    private int HeaderBytes()
    {
        int length = (_header[1] & 0x7f) switch
        {
            126 => 4,
            127 => 10,
            _ => 2,
        };
        return (_header[1] & 0x80) != 0 ? length + MaskBytes : length;
    }

    private ulong PayloadBytes() => (_header[1] & 0x7f) switch
    {
        126 => BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(2)),
        127 => BinaryPrimitives.ReadUInt64BigEndian(_header.AsSpan(2)),
        int length => (ulong)length,
    };
}
