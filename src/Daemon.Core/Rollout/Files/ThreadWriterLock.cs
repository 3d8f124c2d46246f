namespace Daemon.Core.Rollout.Files;

/// <summary>
/// The right to append to one thread's file, held as an exclusive lock on <c>thread-writer-locks/{id}.lock</c> below CODEX_HOME, which
/// every program that appends to rollouts takes. The system drops it when the process ends, however it ends.
/// </summary>
/// <remarks>
/// Taking and releasing happen under a second lock, <c>.coordination.lock</c>: releasing removes the file, and without that lock
/// somebody could come to hold a file that is no longer found by its name.
/// </remarks>
public sealed class ThreadWriterLock : IDisposable
{
    private readonly string _directory;
    private readonly string _path;
    private FileStream? _file;

    private ThreadWriterLock(string directory, string path, FileStream file)
    {
        _directory = directory;
        _path = path;
        _file = file;
    }

    /// <summary>What to say to somebody who may not write.</summary>
    public static string ConflictMessage(string threadId) => $"thread {threadId} already has an active writer";

    /// <summary>Takes the lock without waiting for its holder; null when another process, or this one, holds it.</summary>
    /// <exception cref="IOException">The lock's folder cannot be written to.</exception>
    /// <exception cref="RolloutException">The id cannot be part of a file's name.</exception>
    public static ThreadWriterLock? TryAcquire(string codexHome, string threadId)
    {
        // Ids come from clients: none may lead out of the folder.
        if (threadId.Length == 0 || threadId.AsSpan().ContainsAny('/', '\\', '\0'))
        {
            throw new RolloutException($"invalid thread id: {threadId}");
        }

        var directory = Path.Combine(codexHome, "thread-writer-locks");
        Directory.CreateDirectory(directory);
        using var coordination = Coordinate(directory);
        var path = Path.Combine(directory, threadId + ".lock");
        return FileLock.TryAcquire(path) is { } file ? new ThreadWriterLock(directory, path, file) : null;
    }

    /// <summary>As <see cref="TryAcquire"/>, but a holder is an error.</summary>
    /// <exception cref="RolloutException">Somebody holds the lock, or it cannot be made.</exception>
    public static ThreadWriterLock Acquire(string codexHome, string threadId)
    {
        try
        {
            return TryAcquire(codexHome, threadId) ?? throw new RolloutException(ConflictMessage(threadId));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RolloutException($"cannot lock thread {threadId} for writing: {e.Message}", e);
        }
    }

    /// <summary>
    /// Removes the lock files that bind nobody. Nobody is refused a lock meanwhile: whoever takes one waits for the second lock.
    /// </summary>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static void Sweep(string codexHome)
    {
        var directory = Path.Combine(codexHome, "thread-writer-locks");
        if (!Directory.Exists(directory))
        {
            return;
        }

        using var coordination = Coordinate(directory);
        foreach (var path in Directory.GetFiles(directory, "*.lock"))
        {
            if (!Path.GetFileName(path).StartsWith('.') && FileLock.TryAcquire(path) is { } free)
            {
                File.Delete(path);
                free.Dispose();
            }
        }
    }

    /// <summary>Removes the file and gives up the lock; a file that cannot be removed stays behind and binds nobody.</summary>
    public void Dispose()
    {
        if (_file is null)
        {
            return;
        }

        try
        {
            using var coordination = Coordinate(_directory);
            File.Delete(_path);
            _file.Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _file.Dispose();
        }

        _file = null;
    }

    private static FileStream Coordinate(string directory) => FileLock.Acquire(Path.Combine(directory, ".coordination.lock"));
}
