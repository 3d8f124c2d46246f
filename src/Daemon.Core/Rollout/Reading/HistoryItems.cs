using System.Buffers;
using System.Text.Json;
using Daemon.Core.Rollout.Lines;
using Microsoft.Win32.SafeHandles;

namespace Daemon.Core.Rollout.Reading;

/// <summary>Reads items from the lines that a <see cref="ThreadHistory"/> found. Holds their files open. Not thread-safe.</summary>
public sealed class HistoryItems : IDisposable
{
    private readonly IReadOnlyDictionary<string, string> _paths;
    private readonly Dictionary<string, SafeFileHandle> _files = new(StringComparer.Ordinal);

    internal HistoryItems(IReadOnlyDictionary<string, string> paths)
    {
        _paths = paths;
    }

    /// <summary>All items of a turn, in order.</summary>
    /// <exception cref="RolloutException">A file was moved or changed since the history was read.</exception>
    public IReadOnlyList<ItemRecord> Read(TurnRecord turn) => [.. turn.Items.Select(Read)];

    /// <exception cref="RolloutException">As <see cref="Read(TurnRecord)"/>.</exception>
    public ItemRecord Read(ItemEntry entry)
    {
        var position = entry.Position;
        var length = checked((int)(position.EndOffset - position.Offset));
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var line = buffer.AsMemory(0, length);
            ReadLine(position, line.Span);
            return Parse(entry, line) ?? throw Moved(position);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose()
    {
        foreach (var file in _files.Values)
        {
            file.Dispose();
        }
    }

    private static ItemRecord? Parse(ItemEntry entry, ReadOnlyMemory<byte> line)
    {
        if (!RolloutEnvelope.TryParse(line, out var envelope))
        {
            return null;
        }

        using var document = JsonDocument.Parse(envelope.Payload);
        var payload = document.RootElement;
        return StoredItemReader.Read(envelope.Kind, payload) is { } item
            ? new ItemRecord(item with { Id = entry.Id }, payload.Int64("started_at_ms"), payload.Int64("completed_at_ms"), entry.Ordinal)
            : null;
    }

    private void ReadLine(RolloutPosition position, Span<byte> line)
    {
        try
        {
            if (!_files.TryGetValue(position.SegmentId, out var file))
            {
                file = File.OpenHandle(
                    _paths[position.SegmentId], FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess);
                _files.Add(position.SegmentId, file);
            }

            for (var read = 0; read < line.Length;)
            {
                var count = RandomAccess.Read(file, line[read..], position.Offset + read);
                read += count > 0 ? count : throw Moved(position);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RolloutException($"cannot read rollout at {_paths[position.SegmentId]}: {e.Message}", e);
        }
    }

    private RolloutException Moved(RolloutPosition position) =>
        new($"rollout at {_paths[position.SegmentId]} changed while it was read; ask again");
}
