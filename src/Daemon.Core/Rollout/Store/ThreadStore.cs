using Daemon.Core.Rollout.Compression;
using Daemon.Core.Rollout.Files;
using Daemon.Core.Rollout.Reading;
using Daemon.Core.Rollout.Store.Index;

namespace Daemon.Core.Rollout.Store;

/// <summary>
/// All threads below one CODEX_HOME. The rollout files are the only truth; names are in <c>session_index.jsonl</c>; everything else
/// that is kept is a cache.
/// </summary>
/// <remarks>
/// Thread-safe. Failures are <see cref="RolloutException"/> with a sentence for the client. Methods that change a thread's files take
/// its writer lock themselves: a loaded thread must be unloaded first. Recorders are returned without a lock, which the session takes.
/// </remarks>
public sealed class ThreadStore : IRolloutLocator, IAsyncDisposable
{
    private readonly string _codexHome;
    private readonly TimeProvider _time;
    private readonly RolloutCatalog _catalog;
    private readonly ThreadNames _names;
    private readonly ThreadListing _listing;
    private readonly ThreadIndexing _indexing;
    private readonly HistoryCache _histories;

    public ThreadStore(string codexHome, TimeProvider time)
    {
        _codexHome = codexHome;
        _time = time;
        _catalog = new RolloutCatalog(codexHome, time);
        _names = new ThreadNames(codexHome, time);
        var summaries = new FileSummaries(codexHome);
        _listing = new ThreadListing(_catalog, new ThreadOrder(_catalog, time), summaries, _names);
        _indexing = new ThreadIndexing(codexHome, _catalog, summaries, time);
        _histories = new HistoryCache(this);
    }

    /// <summary>Prepares a new thread's file, which comes with its first line.</summary>
    public RolloutRecorder Create(ThreadMeta meta) => RolloutRecorder.Create(PlanPath(meta, meta.Id), meta, _time);

    /// <summary>
    /// The absolute path of a thread's newest segment; null when the thread has no file. One that is compressed is there once its
    /// thread was read.
    /// </summary>
    /// <param name="includeArchived">Whether an archived thread counts.</param>
    public string? FindPath(string threadId, bool includeArchived = true) =>
        _catalog.FindThread(threadId) is [.., var newest] && (includeArchived || !newest.IsArchived) ? newest.Path : null;

    /// <summary>Whether the thread has files and its newest is archived.</summary>
    public bool IsArchived(string threadId) => _catalog.FindThread(threadId) is [.., { IsArchived: true }];

    /// <inheritdoc/>
    /// <remarks>A compressed file is decompressed for good.</remarks>
    public string? FindSegment(string segmentId) => _catalog.FindSegment(segmentId) is { } file ? Restored(file) : null;

    /// <summary>Reads a thread whole, with its conversation.</summary>
    /// <exception cref="RolloutException">As <see cref="LoadTurns"/>.</exception>
    public ThreadHistory Load(string threadId) => RolloutReader.Load(Open(threadId), HistoryParts.All, this);

    /// <summary>Reads the turns of a thread; the last few threads that were asked for are kept until their files change.</summary>
    /// <exception cref="RolloutException">There is no such thread, or it cannot be read.</exception>
    public ThreadHistory LoadTurns(string threadId) => _histories.Get(Open(threadId));

    /// <summary>Reads the last turns of a thread from its end, so that a long thread costs no more than a short one.</summary>
    /// <param name="turns">So many at least, as far as there are.</param>
    /// <param name="turnsOnly">Whether settings, token counts and the preview may be missing, to be spared the search for them.</param>
    /// <exception cref="RolloutException">As <see cref="LoadTurns"/>.</exception>
    public ThreadHistory LoadLatest(string threadId, int turns, bool turnsOnly = false) =>
        _histories.GetLatest(Open(threadId), turns, turnsOnly);

    /// <summary>The model's side of a thread, to be read when it is needed.</summary>
    /// <param name="path">Of the thread's own file, which need not exist yet.</param>
    public StoredConversation Conversation(string path) => new(path, this);

    /// <summary>Lists threads. The first list begins to index the home in the background.</summary>
    /// <exception cref="RolloutException">The cursor is none.</exception>
    public ThreadListPage List(ThreadListQuery query)
    {
        var page = _listing.List(query);
        _indexing.BeginIfDue();
        return page;
    }

    /// <summary>Completes when nothing is being indexed.</summary>
    public Task WhenIndexedAsync() => _indexing.WhenDoneAsync();

    /// <summary>Ends indexing. The store must not be used afterwards.</summary>
    public ValueTask DisposeAsync() => _indexing.DisposeAsync();

    /// <summary>One thread as a list would show it, also when a list would not; null when it has no readable file.</summary>
    public ThreadRow? Find(string threadId) => _listing.Find(threadId);

    /// <summary>Null for a thread without a name.</summary>
    public string? GetName(string threadId) => _names.Snapshot().GetValueOrDefault(threadId);

    /// <summary>Names a thread; whether it exists is the caller's business.</summary>
    /// <exception cref="RolloutException">The name cannot be written.</exception>
    public void SetName(string threadId, string name) => OnDisk($"cannot name thread {threadId}", () => _names.Set(threadId, name));

    /// <summary>Moves all files of a thread to the archive.</summary>
    /// <exception cref="RolloutException">
    /// There is no such thread, somebody writes to it, or the disk refused; then it may be called again.
    /// </exception>
    public void Archive(string threadId) =>
        Move(threadId, fromArchive: false, $"no rollout found for thread id {threadId}", _ => _catalog.ArchivePath);

    /// <summary>Moves all files of a thread back to their dated folders.</summary>
    /// <exception cref="RolloutException">As <see cref="Archive"/>.</exception>
    public void Unarchive(string threadId) =>
        Move(threadId, fromArchive: true, $"no archived rollout found for thread id {threadId}", file => DatedFolder(file.Name));

    /// <summary>Removes all files of a thread, archived or not.</summary>
    /// <exception cref="RolloutException">
    /// There is no such thread, a fork builds on it, somebody writes to it, or the disk refused; then it may be called again.
    /// </exception>
    public void Delete(string threadId)
    {
        using var writing = ThreadWriterLock.Acquire(_codexHome, threadId);
        var segments = _catalog.FindThread(threadId);
        if (segments.Count == 0)
        {
            throw NotFound(threadId);
        }

        if (_listing.IsReferenced(segments))
        {
            throw new RolloutException($"cannot delete thread {threadId}: forked history still references it");
        }

        // Oldest first: what a crash leaves over must not be an older state of the thread that looks whole.
        OnDisk($"cannot delete thread {threadId}", () => segments.ForEach(file => File.Delete(file.StoredPath)));
    }

    /// <summary>Begins a thread with the history of another.</summary>
    /// <param name="source">The other thread, with its turns.</param>
    /// <param name="meta">The new thread; its mode and its origin are filled in here.</param>
    /// <param name="lastTurnId">The last turn to take over; null for all. A turn that still runs is taken over as if interrupted.</param>
    /// <returns>The new thread's recorder; its file exists for a legacy source and comes with the first line otherwise.</returns>
    /// <exception cref="RolloutException">There is no such turn, or the disk refused.</exception>
    public RolloutRecorder Fork(ThreadHistory source, ThreadMeta meta, string? lastTurnId = null)
    {
        var end = ThreadBranch.EndOf(source, lastTurnId);
        meta = meta with { Mode = source.Meta.Mode, ForkedFromId = source.Meta.Id };
        if (source.Meta.Mode == HistoryMode.Paginated)
        {
            return Create(meta with { Base = end, ForkedFromOrdinalExclusive = end.EndOrdinalExclusive });
        }

        var path = PlanPath(meta, meta.Id);
        OnDisk($"cannot fork thread {source.Meta.Id}", () => LegacyFork.Write(path, meta, source.Path, end.EndByteOffset, _time));
        return RolloutRecorder.Resume(RolloutReader.Load(path, HistoryParts.None), _time);
    }

    /// <summary>Drops a turn and all after it: a new segment begins that builds on what came before. The old file stays as it is.</summary>
    /// <param name="history">The thread, with its turns.</param>
    /// <returns>The recorder of the new segment, whose file exists.</returns>
    /// <exception cref="RolloutException">
    /// There is no such turn, its beginning was not recorded, the thread is legacy, or the disk refused.
    /// </exception>
    public RolloutRecorder Revert(ThreadHistory history, string beforeTurnId)
    {
        if (history.Meta.Mode != HistoryMode.Paginated)
        {
            throw new RolloutException("thread/revert only supports paginated threads");
        }

        var now = _time.GetUtcNow();
        var meta = history.Meta with { Base = ThreadBranch.Before(history, beforeTurnId), Timestamp = now };
        var recorder = RolloutRecorder.Create(PlanPath(meta, NewSegmentId(meta.Id, now)), meta, _time);
        try
        {
            recorder.Materialize();
            return recorder;
        }
        catch
        {
            recorder.Dispose();
            throw;
        }
    }

    /// <summary>The path of a thread's file, which is there to be read and written.</summary>
    private string Open(string threadId) => _catalog.FindThread(threadId) is [.., var newest] ? Restored(newest) : throw NotFound(threadId);

    private static string Restored(RolloutFile file)
    {
        if (file.IsCompressed)
        {
            CompressedRollout.Restore(file.Path);
        }

        return file.Path;
    }

    private static RolloutException NotFound(string threadId) => new($"no rollout found for thread id {threadId}");

    private static void OnDisk(string what, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RolloutException($"{what}: {e.Message}", e);
        }
    }

    /// <summary>
    /// Oldest segment first, so that the newest, which says where the thread is, moves last: after a crash in between the move can be
    /// repeated.
    /// </summary>
    private void Move(string threadId, bool fromArchive, string notFound, Func<RolloutFile, string> target)
    {
        using var writing = ThreadWriterLock.Acquire(_codexHome, threadId);
        var segments = _catalog.FindThread(threadId).FindAll(file => file.IsArchived == fromArchive);
        if (segments.Count == 0)
        {
            throw new RolloutException(notFound);
        }

        OnDisk($"cannot move thread {threadId}", () =>
        {
            foreach (var file in segments)
            {
                var folder = target(file);
                Directory.CreateDirectory(folder);
                File.Move(file.StoredPath, Path.Combine(folder, Path.GetFileName(file.StoredPath)));
            }
        });
    }

    /// <summary>An id that sorts behind those of the thread's other segments.</summary>
    private string NewSegmentId(string threadId, DateTimeOffset now) =>
        IdTime.NewAfter(_catalog.FindThread(threadId).Where(file => !file.Name.IsFirst).Select(file => file.Name.SegmentId).Max(StringComparer.Ordinal), now);

    private string DatedFolder(RolloutFileName name) => Path.Combine(_catalog.SessionsPath, name.DatedFolder);

    private string PlanPath(ThreadMeta meta, string segmentId)
    {
        var name = new RolloutFileName(TimeZoneInfo.ConvertTime(meta.Timestamp, _time.LocalTimeZone).DateTime, meta.Id, segmentId);
        return Path.Combine(DatedFolder(name), name.ToString());
    }
}
