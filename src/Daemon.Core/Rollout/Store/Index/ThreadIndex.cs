using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Daemon.Core.Rollout.Store.Index;

/// <summary>
/// One state of <c>thread-index.v3</c> below CODEX_HOME, open for reading. A table of fixed entries, sorted by segment id, is held in
/// memory (40 bytes for each file); the summaries stay on disk and are read one by one. So opening the index of ten thousand threads
/// costs one read, and holding it 400 KB.
/// </summary>
/// <remarks>
/// Layout, all numbers little-endian: the summaries (<see cref="FileSummaryJson"/>), in the order of the entries and without gaps; the
/// entries: segment id (16 bytes, as written), modification time in ticks, size, end of the summary; the count of entries as 64 bits and
/// <see cref="Magic"/>. Never changed in place: <see cref="ThreadIndexWriter"/> replaces the file, and who reads goes on with the state
/// that he opened. Not thread-safe.
/// </remarks>
internal sealed class ThreadIndex : IDisposable
{
    public const int EntrySize = 40;
    public const int TrailerSize = 16;

    private readonly SafeFileHandle _file;
    private readonly byte[] _table;

    private ThreadIndex(SafeFileHandle file, byte[] table)
    {
        _file = file;
        _table = table;
    }

    public static ReadOnlySpan<byte> Magic => "thrdidx3"u8;

    public int Count => _table.Length / EntrySize;

    /// <summary>Null when there is no index, or a file that is none.</summary>
    public static ThreadIndex? Open(string path)
    {
        SafeFileHandle? file = null;
        try
        {
            file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess);
            if (ReadTable(file) is { } table)
            {
                var index = new ThreadIndex(file, table);
                file = null;
                return index;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // None, or none for us: the rollouts say the same, more slowly.
        }
        finally
        {
            file?.Dispose();
        }

        return null;
    }

    /// <summary>A segment's id as the table has it.</summary>
    public static UInt128 Key(string segmentId)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.ParseExact(segmentId, "D").TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <summary>Whether there is a summary of this state of a file.</summary>
    public bool Has(string segmentId, long changed, long size) => Find(segmentId, changed, size) >= 0;

    /// <summary>Null when there is no summary of this state of the file.</summary>
    public FileSummary? Get(string segmentId, long changed, long size) =>
        Find(segmentId, changed, size) is var at and >= 0 ? FileSummaryJson.Read(Record(at), segmentId, changed, size) : null;

    public UInt128 KeyAt(int index) => BinaryPrimitives.ReadUInt128BigEndian(Entry(index));

    public string SegmentAt(int index) => new Guid(Entry(index)[..16], bigEndian: true).ToString("D");

    /// <summary>The modification time of the file that an entry is of, in ticks.</summary>
    public long ChangedAt(int index) => BinaryPrimitives.ReadInt64LittleEndian(Entry(index)[16..]);

    /// <summary>The size of the file that an entry is of, in bytes.</summary>
    public long SizeAt(int index) => BinaryPrimitives.ReadInt64LittleEndian(Entry(index)[24..]);

    /// <summary>The bytes of an entry's summary; empty when the index is damaged there.</summary>
    public ReadOnlyMemory<byte> Record(int index)
    {
        var start = index == 0 ? 0 : EndAt(index - 1);
        var length = EndAt(index) - start;
        // Summaries are small: whatever says otherwise is none.
        if (start < 0 || length is <= 0 or > int.MaxValue / 2)
        {
            return default;
        }

        try
        {
            var record = new byte[Math.Min(length, RandomAccess.GetLength(_file))];
            return RandomAccess.Read(_file, record, start) == length ? record : default(ReadOnlyMemory<byte>);
        }
        catch (IOException)
        {
            // A bad sector: as if the summary had never been made.
            return default;
        }
    }

    public void Dispose() => _file.Dispose();

    private static byte[]? ReadTable(SafeFileHandle file)
    {
        Span<byte> trailer = stackalloc byte[TrailerSize];
        var end = RandomAccess.GetLength(file) - TrailerSize;
        if (end < 0 || RandomAccess.Read(file, trailer, end) < TrailerSize || !trailer[8..].SequenceEqual(Magic))
        {
            return null;
        }

        var count = BinaryPrimitives.ReadInt64LittleEndian(trailer);
        if (count < 0 || count > end / EntrySize)
        {
            return null;
        }

        var table = new byte[count * EntrySize];
        return RandomAccess.Read(file, table, end - table.Length) == table.Length ? table : null;
    }

    private int Find(string segmentId, long changed, long size)
    {
        var key = Key(segmentId);
        var (low, high) = (0, Count - 1);
        while (low <= high)
        {
            var middle = (int)(((uint)low + (uint)high) / 2);
            var order = KeyAt(middle).CompareTo(key);
            if (order == 0)
            {
                return ChangedAt(middle) == changed && SizeAt(middle) == size ? middle : -1;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    private long EndAt(int index) => BinaryPrimitives.ReadInt64LittleEndian(Entry(index)[32..]);

    private ReadOnlySpan<byte> Entry(int index) => _table.AsSpan(index * EntrySize, EntrySize);
}
