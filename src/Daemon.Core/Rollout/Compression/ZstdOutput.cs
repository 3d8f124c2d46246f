using Microsoft.Win32.SafeHandles;

namespace Daemon.Core.Rollout.Compression;

/// <summary>
/// What was decompressed, on its way into a file. The last few megabytes are in memory; copies of what came before are read back, so that
/// memory does not grow with the file.
/// </summary>
internal sealed class ZstdOutput(SafeFileHandle file)
{
    private const int Kept = 8 * 1024 * 1024;

    private byte[] _buffer = new byte[64 * 1024];
    private int _filled;

    /// <summary>Where in the file the buffer begins.</summary>
    private long _start;

    /// <summary>Where in the file the frame begins: nothing before it can be copied.</summary>
    private long _frame;

    public void BeginFrame() => _frame = _start + _filled;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _filled += bytes.Length;
    }

    public void Fill(byte value, int count)
    {
        Room(count).Fill(value);
        _filled += count;
    }

    /// <summary>Repeats what stands <paramref name="offset"/> bytes before the end; it may run into itself.</summary>
    /// <exception cref="InvalidDataException">Nothing stands there.</exception>
    public void Copy(long offset, int count)
    {
        if (offset <= 0 || offset > _start + _filled - _frame)
        {
            throw new InvalidDataException("a copy begins before the beginning");
        }

        var room = Room(count);
        var from = _filled - offset;
        if (from < 0)
        {
            CopyFromFile(_start + from, room);
        }
        else if (offset >= count)
        {
            _buffer.AsSpan((int)from, count).CopyTo(room);
        }
        else
        {
            for (var i = 0; i < count; i++)
            {
                room[i] = _buffer[from + i];
            }
        }

        _filled += count;
    }

    /// <summary>Writes the rest.</summary>
    public void Flush()
    {
        RandomAccess.Write(file, _buffer.AsSpan(0, _filled), _start);
        _start += _filled;
        _filled = 0;
    }

    private void CopyFromFile(long start, Span<byte> room)
    {
        // What is in memory only goes to the file as well, but stays.
        RandomAccess.Write(file, _buffer.AsSpan(0, _filled), _start);
        for (var done = 0; done < room.Length;)
        {
            // A copy that runs into itself cannot: it would be longer than what is kept.
            var read = RandomAccess.Read(file, room[done..], start + done);
            done += read > 0 ? read : throw new InvalidDataException("a copy is longer than allowed");
        }
    }

    private Span<byte> Room(int count)
    {
        if (_filled + count > _buffer.Length)
        {
            if (_filled >= 2 * Kept)
            {
                RandomAccess.Write(file, _buffer.AsSpan(0, _filled - Kept), _start);
                _start += _filled - Kept;
                _buffer.AsSpan(_filled - Kept, Kept).CopyTo(_buffer);
                _filled = Kept;
            }

            if (_filled + count > _buffer.Length)
            {
                Array.Resize(ref _buffer, Math.Max(_filled + count, _buffer.Length * 2));
            }
        }

        return _buffer.AsSpan(_filled, count);
    }
}
