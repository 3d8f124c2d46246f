using System.Buffers;
using System.Globalization;
using System.Text;

namespace Daemon.NetworkProxy.Wire;

/// <summary>Bytes that are to be written in one go. Not thread-safe. The array is pooled and given back by <see cref="Clear"/>.</summary>
internal sealed class WireBuffer
{
    private byte[] _bytes = [];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Appends characters below 256, one byte each.</summary>
    public void Append(string text) => Length += Encoding.Latin1.GetBytes(text, Room(text.Length));

    public void Append(int number) => Append(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Appends the size line of a chunk.</summary>
    public void AppendHexLine(int size) => Append(string.Create(CultureInfo.InvariantCulture, $"{size:x}\r\n"));

    /// <summary>Writes everything, and is empty again.</summary>
    public async ValueTask FlushAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (Length > 0)
        {
            await stream.WriteAsync(Memory, cancellationToken);
            Length = 0;
        }
    }

    public void Clear()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
        }

        Length = 0;
    }

    private Span<byte> Room(int size)
    {
        if (_bytes.Length - Length < size)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Length + size, Math.Max(1024, _bytes.Length * 2)));
            Memory.Span.CopyTo(larger);
            if (_bytes.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(_bytes);
            }

            _bytes = larger;
        }

        return _bytes.AsSpan(Length);
    }
}
