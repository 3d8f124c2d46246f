using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Files;

namespace Daemon.Core.Tests.Rollout;

public sealed class ThreadWriterLockTests : IDisposable
{
    private readonly TempFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void One_writer_at_a_time()
    {
        var path = _home.File(Path.Combine("thread-writer-locks", "T1.lock"));
        using (var first = ThreadWriterLock.TryAcquire(_home.Path, "T1"))
        {
            Assert.NotNull(first);
            Assert.Null(ThreadWriterLock.TryAcquire(_home.Path, "T1"));
            using var other = ThreadWriterLock.TryAcquire(_home.Path, "T2");
            Assert.NotNull(other);
            Assert.True(File.Exists(path));
        }

        Assert.False(File.Exists(path));
        using var again = ThreadWriterLock.TryAcquire(_home.Path, "T1");
        Assert.NotNull(again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../T1")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    public void An_id_cannot_lead_out_of_the_folder(string id) =>
        Assert.Throws<RolloutException>(() => ThreadWriterLock.TryAcquire(_home.Path, id));

    [Fact]
    public void Releasing_works_without_the_folder()
    {
        var held = ThreadWriterLock.Acquire(_home.Path, "T1");
        Directory.Delete(_home.File("thread-writer-locks"), recursive: true);
        held.Dispose();
        using var again = ThreadWriterLock.TryAcquire(_home.Path, "T1");
        Assert.NotNull(again);
    }

    [Fact]
    public void A_file_left_behind_by_a_killed_process_is_no_lock()
    {
        Directory.CreateDirectory(_home.File("thread-writer-locks"));
        File.WriteAllBytes(_home.File(Path.Combine("thread-writer-locks", "T1.lock")), []);
        using var taken = ThreadWriterLock.TryAcquire(_home.Path, "T1");
        Assert.NotNull(taken);
    }

    [Fact]
    public void Sweeping_removes_what_binds_nobody_and_nothing_else()
    {
        using var home = new TempFolder();
        using var held = ThreadWriterLock.Acquire(home.Path, Samples.ThreadId);
        var stale = home.File("thread-writer-locks/01984de2-8f74-7c91-a3b2-5c5e937cf318.lock");
        File.WriteAllText(stale, "");
        ThreadWriterLock.Sweep(home.Path);
        Assert.False(File.Exists(stale));
        Assert.Null(ThreadWriterLock.TryAcquire(home.Path, Samples.ThreadId));
    }
}
