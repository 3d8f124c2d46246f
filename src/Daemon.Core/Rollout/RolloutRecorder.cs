using Daemon.Core.Rollout.Files;
using Daemon.Core.Rollout.Lines;
using Daemon.Core.Rollout.Reading;

namespace Daemon.Core.Rollout;

/// <summary>
/// The only writer of one thread's file. The file comes into being with the first append, so a thread that was never used leaves
/// nothing behind. When <see cref="Append"/> returns, its lines survive the death of this process; <see cref="FlushToDisk"/> makes
/// them survive a loss of power.
/// </summary>
/// <remarks>
/// Not thread-safe: calls follow the session's own order. After a failed write every further append fails with the same cause, since
/// a history with a hole is worse than one that ends; reloading the thread repairs the file. The caller holds the thread's
/// <see cref="ThreadWriterLock"/> for as long as the recorder lives.
/// </remarks>
public sealed class RolloutRecorder : IDisposable
{
    private readonly TimeProvider _time;
    private readonly Func<IAppendFile> _open;
    private readonly RolloutLineWriter _writer;
    private IAppendFile? _file;
    private long _nextOrdinal;

    internal RolloutRecorder(string path, ThreadMeta meta, bool isMaterialized, long nextOrdinal, TimeProvider time, Func<IAppendFile> open)
    {
        Path = path;
        Meta = meta;
        IsMaterialized = isMaterialized;
        _nextOrdinal = nextOrdinal;
        _time = time;
        _open = open;
        _writer = new RolloutLineWriter(meta);
    }

    /// <summary>Absolute; known before the file exists.</summary>
    public string Path { get; }

    public ThreadMeta Meta { get; }

    /// <summary>Whether the file exists.</summary>
    public bool IsMaterialized { get; private set; }

    /// <summary>The first failed write; null while all is well.</summary>
    public RolloutException? Failure { get; private set; }

    /// <summary>Prepares a new file at <paramref name="path"/>; nothing is written yet.</summary>
    public static RolloutRecorder Create(string path, ThreadMeta meta, TimeProvider time) =>
        new(path, meta, isMaterialized: false, meta.Base?.EndOrdinalExclusive ?? 0, time, () => AppendFile.Create(path));

    /// <summary>Goes on with a file that was read; its history mode stays.</summary>
    public static RolloutRecorder Resume(ThreadHistory history, TimeProvider time) =>
        new(history.Path, history.Meta, isMaterialized: true, history.NextOrdinal, time, () => AppendFile.OpenExisting(history.Path));

    /// <summary>
    /// Writes the lines, in order, with one write. Lines that the thread's history mode has no form for are left out.
    /// </summary>
    /// <exception cref="RolloutException">The lines are not recorded, and nobody may be told of them.</exception>
    public void Append(params ReadOnlySpan<RolloutLine> lines)
    {
        if (Failure is not null)
        {
            throw new RolloutException(Failure.Message, Failure.InnerException);
        }

        try
        {
            Write(lines);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Failure = new RolloutException($"cannot record to {Path}: {e.Message}; when that is mended, resume the thread", e);
            throw Failure;
        }
        finally
        {
            _writer.Clear();
        }
    }

    /// <summary>Writes the first line of a new file and nothing else; does nothing when the file exists.</summary>
    /// <exception cref="RolloutException">As <see cref="Append"/>.</exception>
    public void Materialize() => Append();

    /// <summary>Returns when all appended lines would survive a loss of power.</summary>
    /// <exception cref="RolloutException">The disk refused.</exception>
    public void FlushToDisk()
    {
        try
        {
            _file?.FlushToDisk();
        }
        catch (IOException e)
        {
            Failure ??= new RolloutException($"cannot flush {Path} to disk: {e.Message}", e);
            throw Failure;
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        _writer.Dispose();
    }

    private void Write(ReadOnlySpan<RolloutLine> lines)
    {
        var now = _time.GetUtcNow();
        var paginated = Meta.Mode == HistoryMode.Paginated;
        var ordinal = _nextOrdinal;
        if (!IsMaterialized)
        {
            _writer.WriteMeta(now, paginated ? ordinal++ : null);
        }

        foreach (var line in lines)
        {
            if (_writer.Keeps(line))
            {
                _writer.Write(line, now, paginated ? ordinal++ : null);
            }
        }

        if (_writer.Written.IsEmpty)
        {
            return;
        }

        AppendTo(OpenFile());
        IsMaterialized = true;
        _nextOrdinal = ordinal;
    }

    private IAppendFile OpenFile()
    {
        if (_file is null)
        {
            _file = _open();
            if (_file.EndsInsideLine)
            {
                _file.Append("\n"u8);
            }
        }

        return _file;
    }

    private void AppendTo(IAppendFile file)
    {
        // Bytes written to an unlinked file are gone with the process: better to say so now than to lose a history silently.
        if (!file.IsLinked)
        {
            throw new FileNotFoundException(
                "the file was deleted or moved while its thread was open; put it back", Path);
        }

        file.Append(_writer.Written);
    }
}
