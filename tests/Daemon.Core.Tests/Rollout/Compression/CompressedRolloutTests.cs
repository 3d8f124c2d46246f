using System.Buffers.Binary;
using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Store;

namespace Daemon.Core.Tests.Rollout.Compression;

/// <summary>Threads whose files another program has compressed are threads like others.</summary>
public sealed class CompressedRolloutTests : IAsyncLifetime
{
    private static readonly DateTime LongAgo = new(2024, 5, 6, 7, 8, 9, DateTimeKind.Utc);

    private readonly TempFolder _home = new();
    private readonly FixedTime _time = new();
    private ThreadStore _store = null!;

    public Task InitializeAsync()
    {
        _store = new ThreadStore(_home.Path, _time);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        _home.Dispose();
    }

    [Fact]
    public void A_list_shows_a_compressed_thread_and_leaves_it_compressed()
    {
        var (path, _) = Compressed();
        var row = Assert.Single(_store.List(new ThreadListQuery()).Rows);
        Assert.Equal((path, "first words"), (row.Path, row.Preview));
        Assert.Equal(new DateTimeOffset(LongAgo).ToUnixTimeSeconds(), row.UpdatedAt);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void A_thread_that_is_opened_gets_its_file_back()
    {
        var (path, text) = Compressed();
        Assert.Equal(2, _store.LoadTurns(Samples.ThreadId).Turns.Count);
        Assert.Equal(text, File.ReadAllBytes(path));
        Assert.Equal(LongAgo, File.GetLastWriteTimeUtc(path));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
        using (var recorder = RolloutRecorder.Resume(_store.LoadTurns(Samples.ThreadId), _time))
        {
            recorder.Append(Samples.Turn("U3", "more", "answer"));
        }

        Assert.Equal(3, _store.LoadTurns(Samples.ThreadId).Turns.Count);
    }

    [Fact]
    public void The_plain_file_counts_where_both_are()
    {
        var (path, _) = Compressed();
        File.Copy(path + ".zst", path + ".copy");
        _store.LoadTurns(Samples.ThreadId);
        using (var recorder = RolloutRecorder.Resume(_store.LoadTurns(Samples.ThreadId), _time))
        {
            recorder.Append(Samples.Turn("U3", "more", "answer"));
        }

        File.Move(path + ".copy", path + ".zst");
        Assert.Equal(3, _store.LoadTurns(Samples.ThreadId).Turns.Count);
        Assert.Single(_store.List(new ThreadListQuery()).Rows);
    }

    [Fact]
    public void A_compressed_thread_is_archived_and_deleted_as_it_is()
    {
        var (path, _) = Compressed();
        _store.Archive(Samples.ThreadId);
        Assert.True(_store.IsArchived(Samples.ThreadId));
        Assert.Equal([Path.GetFileName(path) + ".zst"], Directory.GetFiles(_home.File("archived_sessions")).Select(Path.GetFileName));
        _store.Unarchive(Samples.ThreadId);
        Assert.True(File.Exists(path + ".zst"));
        _store.Delete(Samples.ThreadId);
        Assert.Null(_store.FindPath(Samples.ThreadId));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void A_fork_builds_on_a_compressed_file()
    {
        Compressed();
        var source = _store.LoadTurns(Samples.ThreadId);
        using (var fork = _store.Fork(source, Samples.Meta(id: "01a1fde3-0c4c-7f32-a648-9d766ee826f2")))
        {
            fork.Append(Samples.Turn("F1", "fork", "answer"));
        }

        Compress(source.Path);
        Assert.Equal(["U1", "U2", "F1"], _store.LoadTurns("01a1fde3-0c4c-7f32-a648-9d766ee826f2").Turns.Select(turn => turn.Id));
    }

    [Fact]
    public void A_damaged_one_is_refused_and_stays()
    {
        var (path, _) = Compressed();
        var bytes = File.ReadAllBytes(path + ".zst");
        File.WriteAllBytes(path + ".zst", bytes[..^5]);
        var refusal = Assert.Throws<RolloutException>(() => _store.LoadTurns(Samples.ThreadId));
        Assert.Contains(path + ".zst is damaged", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(_store.List(new ThreadListQuery()).Rows);
        Assert.Equal([path + ".zst"], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    private (string Path, byte[] Text) Compressed()
    {
        string path;
        using (var recorder = _store.Create(Samples.Meta()))
        {
            recorder.Append(Samples.Turn("U1", "first words", "answer"));
            recorder.Append(Samples.Turn("U2", "second", "answer"));
            path = recorder.Path;
        }

        var text = File.ReadAllBytes(path);
        Compress(path);
        return (path, text);
    }

    /// <summary>One frame of one raw block: as little compressed as the format allows.</summary>
    private static void Compress(string path)
    {
        var text = File.ReadAllBytes(path);
        Assert.InRange(text.Length, 1, 128 * 1024);
        Span<byte> head = stackalloc byte[12];
        BinaryPrimitives.WriteUInt32LittleEndian(head, 0xFD2FB528);
        head[4] = 0xA0;
        BinaryPrimitives.WriteInt32LittleEndian(head[5..], text.Length);
        var block = (text.Length << 3) | 1;
        head[9] = (byte)block;
        head[10] = (byte)(block >> 8);
        head[11] = (byte)(block >> 16);
        File.WriteAllBytes(path + ".zst", [.. head, .. text]);
        File.SetLastWriteTimeUtc(path + ".zst", LongAgo);
        File.Delete(path);
    }
}
