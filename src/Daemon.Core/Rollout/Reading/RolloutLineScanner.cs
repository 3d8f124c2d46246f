using System.Buffers;
using Daemon.Core.Rollout.Compression;
using Microsoft.Win32.SafeHandles;

namespace Daemon.Core.Rollout.Reading;

/// <summary>
/// Reads a file line by line through one buffer that grows to the longest line, whatever the file's size. Not thread-safe.
/// </summary>
internal sealed class RolloutLineScanner : IDisposable
{
    private const int InitialSize = 64 * 1024;

    private readonly SafeFileHandle _handle;
    private readonly bool _ownsHandle;
    private readonly long _end;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialSize);
    private long _bufferOffset;
    private int _lineStart;
    private int _filled;

    /// <param name="start">Offset in bytes of a line's first byte.</param>
    /// <param name="end">Offset in bytes at which to stop; what is appended later is not read.</param>
    public RolloutLineScanner(string path, long start = 0, long? end = null)
        : this(Open(path), start, end)
    {
        _ownsHandle = true;
    }

    /// <param name="handle">Stays open; shared with other scanners at will.</param>
    /// <param name="start">Offset in bytes of a line's first byte.</param>
    /// <param name="end">Offset in bytes at which to stop; what is appended later is not read.</param>
    public RolloutLineScanner(SafeFileHandle handle, long start = 0, long? end = null)
    {
        _handle = handle;
        _end = Math.Min(end ?? long.MaxValue, RandomAccess.GetLength(_handle));
        _bufferOffset = start;
    }

    /// <summary>The offset in bytes of the line that was read last.</summary>
    public long LineOffset { get; private set; }

    /// <summary>The offset in bytes behind the line that was read last and its line feed.</summary>
    public long NextOffset { get; private set; }

    /// <summary>Opens a file, or the plain text of one that is there in compressed form only.</summary>
    /// <exception cref="IOException">The file is gone or unreadable.</exception>
    /// <exception cref="UnauthorizedAccessException">The file belongs to somebody else.</exception>
    public static SafeFileHandle Open(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        }
        catch (FileNotFoundException) when (File.Exists(path + CompressedRollout.Extension))
        {
            return CompressedRollout.OpenPlain(path);
        }
    }

    /// <summary>Reads the next line that is not blank, without its line feed. The memory is valid until the next call.</summary>
    public bool TryRead(out ReadOnlyMemory<byte> line)
    {
        do
        {
            if (!TryReadAny(out line))
            {
                return false;
            }
        }
        while (line.Span.Trim(" \t\r"u8).IsEmpty);

        return true;
    }

    public void Dispose()
    {
        if (_ownsHandle)
        {
            _handle.Dispose();
        }

        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private bool TryReadAny(out ReadOnlyMemory<byte> line)
    {
        var searched = _lineStart;
        while (true)
        {
            var feed = _buffer.AsSpan(searched, _filled - searched).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                line = Take(searched + feed, feedLength: 1);
                return true;
            }

            searched = _filled - _lineStart;
            if (!Fill())
            {
                // Without a line feed: the last line of a file whose writer was cut off, or of a window that ends inside a line.
                line = Take(_filled, feedLength: 0);
                return line.Length > 0;
            }
        }
    }

    private ReadOnlyMemory<byte> Take(int lineEnd, int feedLength)
    {
        var line = _buffer.AsMemory(_lineStart, lineEnd - _lineStart);
        LineOffset = _bufferOffset + _lineStart;
        _lineStart = lineEnd + feedLength;
        NextOffset = _bufferOffset + _lineStart;
        return line;
    }

    /// <summary>Moves the open line to the buffer's start and reads on behind it; false at the end.</summary>
    private bool Fill()
    {
        var open = _filled - _lineStart;
        if (open == _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, open).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        else if (_lineStart > 0)
        {
            _buffer.AsSpan(_lineStart, open).CopyTo(_buffer);
        }

        _bufferOffset += _lineStart;
        _lineStart = 0;
        _filled = open;
        var wanted = (int)Math.Min(_buffer.Length - open, _end - _bufferOffset - open);
        if (wanted <= 0)
        {
            return false;
        }

        var read = RandomAccess.Read(_handle, _buffer.AsSpan(open, wanted), _bufferOffset + open);
        _filled += read;
        return read > 0;
    }
}
