using Daemon.Core.Rollout.Files;
using Daemon.Core.Rollout.Store;

namespace Daemon.Core.Tests.Rollout;

/// <summary>The index: dispensable, never believed against the files, and nothing that a list waits for.</summary>
public sealed class ThreadIndexTests : IDisposable
{
    private readonly TempFolder _home = new();
    private readonly FixedTime _time = new();

    private string Index => _home.File("thread-index.v2");

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task The_first_list_begins_to_index_the_home_beside_itself()
    {
        var paths = Enumerable.Range(0, 3).Select(i => Thread("t" + i)).ToList();
        await using (var store = new ThreadStore(_home.Path, _time))
        {
            Assert.Equal(3, store.List(new ThreadListQuery()).Rows.Count);
            await store.WhenIndexedAsync();
        }

        Assert.Equal(["t0", "t1", "t2"], paths.Select(path => Indexed().Get(path)!.Preview));
        Assert.Equal(3, File.ReadAllLines(Index).Count(line => line.Length > 0));
    }

    [Fact]
    public void A_file_is_read_again_when_its_time_or_size_changed_and_not_before()
    {
        var path = Thread("t1");
        Save(path);

        // Same time, same size, other bytes: only a reader of the file could tell.
        var time = File.GetLastWriteTimeUtc(path);
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"t1\"", "\"XX\"", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(path, time);
        Assert.Equal("t1", Indexed().Get(path)!.Preview);

        File.AppendAllText(path, "\n");
        Assert.Equal("XX", Indexed().Get(path)!.Preview);
    }

    [Theory]
    [InlineData("{\"path\":")]
    [InlineData("\0\0\0\0")]
    [InlineData("[1,2]")]
    [InlineData("{\"path\":1,\"changed\":\"x\"}")]
    public void Torn_and_foreign_lines_of_the_index_cost_themselves(string line)
    {
        var path = Thread("t1");
        Save(path);
        File.AppendAllText(Index, line);
        Assert.Equal("t1", Indexed().Get(path)!.Preview);
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        Save(path);
        Assert.Equal(DateTime.UnixEpoch.Ticks, Indexed().Get(path)!.ChangedTicks);
    }

    [Fact]
    public void Without_an_index_the_files_say_the_same()
    {
        var path = Thread("t1");
        Save(path);
        var indexed = Indexed().Get(path);
        File.Delete(Index);
        Assert.Equal(indexed, Indexed().Get(path));
    }

    [Fact]
    public void It_is_swept_when_most_of_it_is_outdated()
    {
        var path = Thread("one");
        Save(path);
        var line = File.ReadAllLines(Index).Last(text => text.Length > 0);
        File.AppendAllLines(Index, Enumerable.Repeat(line, 1500));
        File.AppendAllText(path, "\n");
        Save(path);
        Assert.Single(File.ReadAllLines(Index));
    }

    private FileSummaries Indexed()
    {
        var summaries = new FileSummaries(new ThreadIndexFile(_home.Path));
        summaries.ReadIndex();
        return summaries;
    }

    private void Save(string path)
    {
        var summaries = Indexed();
        summaries.Get(path);
        summaries.Save();
    }

    private string Thread(string text)
    {
        using var recorder = new ThreadStore(_home.Path, _time).Create(
            Samples.Meta(id: IdTime.NewAfter(null, _time.Now)) with { Timestamp = _time.Now });
        recorder.Append(Samples.Turn("U1", text, "answer"));
        return recorder.Path;
    }
}
