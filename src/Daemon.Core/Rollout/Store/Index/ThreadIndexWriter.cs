using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using Daemon.Core.Rollout.Lines;

namespace Daemon.Core.Rollout.Store.Index;

/// <summary>
/// Makes the next state of the index: the last one's summaries and those that were made since, merged into a new file that takes the
/// old one's place by a rename. Another process may do the same at the same time: at worst, work is done twice. Not thread-safe.
/// </summary>
internal sealed class ThreadIndexWriter : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly FileStream _file;
    private readonly ArrayBufferWriter<byte> _table = new(4096);
    private readonly ArrayBufferWriter<byte> _text = new(1024);
    private readonly Utf8JsonWriter _json;
    private int _count;

    private ThreadIndexWriter(FileStream file)
    {
        _file = file;
        _json = new Utf8JsonWriter(_text, RolloutLineWriter.JsonOptions);
    }

    /// <param name="made">By segment id.</param>
    /// <param name="isGone">Whether a segment of the last state is no more.</param>
    /// <exception cref="IOException">The home cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, FileSummary> made, Predicate<string> isGone)
    {
        // Each process has a name of its own for what is not finished yet.
        var temporary = $"{path}-{Environment.ProcessId}.tmp";
        try
        {
            using (var last = ThreadIndex.Open(path))
            using (var writer = new ThreadIndexWriter(new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.Read, BufferSize)))
            {
                writer.Merge(last, Sorted(made), isGone);
                writer.Finish();
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (IOException)
        {
            // On a full disk the space is somebody else's now.
            File.Delete(temporary);
            throw;
        }
    }

    public void Dispose()
    {
        _json.Dispose();
        _file.Dispose();
    }

    private static List<Made> Sorted(IReadOnlyDictionary<string, FileSummary> made)
    {
        var sorted = new List<Made>(made.Count);
        foreach (var (id, summary) in made)
        {
            sorted.Add(new Made(ThreadIndex.Key(id), id, summary));
        }

        sorted.Sort(static (a, b) => a.Key.CompareTo(b.Key));
        return sorted;
    }

    private void Merge(ThreadIndex? last, List<Made> made, Predicate<string> isGone)
    {
        var next = 0;
        for (var i = 0; i < last?.Count; i++)
        {
            var key = last.KeyAt(i);
            for (; next < made.Count && made[next].Key < key; next++)
            {
                Add(made[next]);
            }

            // What was made since replaces it, and comes in its turn.
            var isReplaced = next < made.Count && made[next].Key == key;
            if (!isReplaced && !isGone(last.SegmentAt(i)) && last.Record(i) is { IsEmpty: false } record)
            {
                Add(key, last.ChangedAt(i), last.SizeAt(i), record.Span);
            }
        }

        for (; next < made.Count; next++)
        {
            Add(made[next]);
        }
    }

    private void Add(Made made)
    {
        _text.ResetWrittenCount();
        _json.Reset();
        FileSummaryJson.Write(_json, made.SegmentId, made.Summary);
        _json.Flush();
        Add(made.Key, made.Summary.ChangedTicks, made.Summary.Size, _text.WrittenSpan);
    }

    private void Add(UInt128 key, long changed, long size, ReadOnlySpan<byte> record)
    {
        _file.Write(record);
        var entry = _table.GetSpan(ThreadIndex.EntrySize);
        BinaryPrimitives.WriteUInt128BigEndian(entry, key);
        BinaryPrimitives.WriteInt64LittleEndian(entry[16..], changed);
        BinaryPrimitives.WriteInt64LittleEndian(entry[24..], size);
        BinaryPrimitives.WriteInt64LittleEndian(entry[32..], _file.Position);
        _table.Advance(ThreadIndex.EntrySize);
        _count++;
    }

    private void Finish()
    {
        _file.Write(_table.WrittenSpan);
        Span<byte> trailer = stackalloc byte[ThreadIndex.TrailerSize];
        BinaryPrimitives.WriteInt64LittleEndian(trailer, _count);
        ThreadIndex.Magic.CopyTo(trailer[8..]);
        _file.Write(trailer);
    }

    private sealed record Made(UInt128 Key, string SegmentId, FileSummary Summary);
}
