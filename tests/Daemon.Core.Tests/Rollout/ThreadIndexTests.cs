using Daemon.Core.Rollout.Files;
using Daemon.Core.Rollout.Store;
using Daemon.Core.Rollout.Store.Index;

namespace Daemon.Core.Tests.Rollout;

/// <summary>The index: dispensable, never believed against the files, and nothing that a list waits for.</summary>
public sealed class ThreadIndexTests : IDisposable
{
    private readonly TempFolder _home = new();
    private readonly FixedTime _time = new();

    private string Index => _home.File("thread-index.v3");

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task The_first_list_begins_to_index_the_home_beside_itself()
    {
        var files = Enumerable.Range(0, 120).Select(i => Thread("t" + i)).ToList();
        await using (var store = new ThreadStore(_home.Path, _time))
        {
            Assert.Equal(3, store.List(new ThreadListQuery { Limit = 3 }).Rows.Count);
            await store.WhenIndexedAsync();
        }

        using var index = ThreadIndex.Open(Index);
        Assert.Equal(120, index!.Count);
        Assert.All(files, file => Assert.True(index.Has(file.Name.SegmentId, File.GetLastWriteTimeUtc(file.Path).Ticks, new FileInfo(file.Path).Length)));
    }

    [Fact]
    public async Task A_home_of_few_threads_needs_no_index()
    {
        Thread("t1");
        await using (var store = new ThreadStore(_home.Path, _time))
        {
            Assert.Single(store.List(new ThreadListQuery()).Rows);
            await store.WhenIndexedAsync();
        }

        Assert.False(File.Exists(Index));
    }

    [Fact]
    public void A_file_is_read_again_when_its_time_or_size_changed_and_not_before()
    {
        var file = Thread("t1");
        Save(file);

        // Same time, same size, other bytes: only a reader of the file could tell.
        var time = File.GetLastWriteTimeUtc(file.Path);
        File.WriteAllText(file.Path, File.ReadAllText(file.Path).Replace("\"t1\"", "\"XX\"", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(file.Path, time);
        Assert.Equal("t1", Get(file)!.Preview);

        File.AppendAllText(file.Path, "\n");
        Assert.Equal("XX", Get(file)!.Preview);
        Save(file);
        using var index = ThreadIndex.Open(Index);
        Assert.Equal(1, index!.Count);
    }

    [Fact]
    public void What_was_made_at_different_times_is_all_there()
    {
        var files = Enumerable.Range(0, 9).Select(i => Thread("t" + i)).ToList();
        foreach (var some in new int[][] { [4], [0, 8, 4], [2, 6], [1, 3, 5, 7, 2] })
        {
            Save([.. some.Select(i => files[i])]);
        }

        using var index = ThreadIndex.Open(Index);
        Assert.Equal(9, index!.Count);
        Assert.Equal(
            Enumerable.Range(0, 9).Select(i => "t" + i),
            files.Select(file => index.Get(file.Name.SegmentId, File.GetLastWriteTimeUtc(file.Path).Ticks, new FileInfo(file.Path).Length)!.Preview));
    }

    [Fact]
    public void It_forgets_the_files_that_are_gone()
    {
        var (kept, gone) = (Thread("kept"), Thread("gone"));
        Save(kept, gone);
        File.Delete(gone.Path);
        File.AppendAllText(kept.Path, "\n");
        using (var summaries = new FileSummaries(_home.Path))
        {
            summaries.Ensure(kept);
            summaries.Save(new HashSet<string> { kept.Name.SegmentId });
        }

        using var index = ThreadIndex.Open(Index);
        Assert.Equal(kept.Name.SegmentId, index!.SegmentAt(0));
        Assert.Equal(1, index.Count);
    }

    /// <summary>Every byte of it wrong in turn, and every length: the lists stay right.</summary>
    [Fact]
    public void A_damaged_index_costs_time_and_nothing_else()
    {
        var file = Thread("t1");
        Save(file);
        var right = Get(file);
        var bytes = File.ReadAllBytes(Index);
        for (var i = 0; i < bytes.Length; i++)
        {
            // In a text that nothing checks, what a byte says is believed; all that decides where and whose is not.
            var damaged = (byte[])bytes.Clone();
            damaged[i] = (byte)'{';
            File.WriteAllBytes(Index, damaged);
            Assert.Equal(right!.Size, Get(file)!.Size);
            File.WriteAllBytes(Index, bytes[..i]);
            Assert.Equal(right, Get(file));
        }
    }

    [Fact]
    public void Without_an_index_the_files_say_the_same()
    {
        var file = Thread("t1");
        Save(file);
        var indexed = Get(file);
        File.Delete(Index);
        Assert.Equal(indexed, Get(file));
    }

    [Fact]
    public void A_home_that_cannot_be_written_to_is_read_all_the_same()
    {
        var file = Thread("t1");
        Directory.CreateDirectory(Index);
        Save(file);
        using var summaries = new FileSummaries(_home.Path);
        Assert.Equal("t1", summaries.Get(file)!.Preview);
        summaries.Save(null);
        Assert.Equal(0, summaries.Unsaved);
        Assert.Equal("t1", summaries.Get(file)!.Preview);
    }

    private FileSummary? Get(RolloutFile file)
    {
        using var summaries = new FileSummaries(_home.Path);
        return summaries.Get(file);
    }

    private void Save(params RolloutFile[] files)
    {
        using var summaries = new FileSummaries(_home.Path);
        Array.ForEach(files, summaries.Ensure);
        summaries.Save(null);
    }

    private RolloutFile Thread(string text)
    {
        using var recorder = new ThreadStore(_home.Path, _time).Create(
            Samples.Meta(id: IdTime.NewAfter(null, _time.Now)) with { Timestamp = _time.Now });
        recorder.Append(Samples.Turn("U1", text, "answer"));
        return new RolloutFile(recorder.Path, RolloutFileName.TryParse(recorder.Path)!.Value, IsArchived: false, IsListed: true);
    }
}
