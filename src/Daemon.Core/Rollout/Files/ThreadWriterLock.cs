namespace Daemon.Core.Rollout.Files;

/// <summary>
/// The right to append to one thread's file, held as an exclusive lock (flock(2)) on <c>thread-writer-locks/{id}.lock</c> below
/// CODEX_HOME, which every program that appends to rollouts takes. The system drops it when the process ends, however it ends.
/// </summary>
/// <remarks>
/// Taking and releasing happen under a second lock, <c>.coordination.lock</c>: releasing removes the file, and without that lock
/// somebody could come to hold a file that is no longer found by its name. FileShare.None is flock(LOCK_EX) on Unix.
/// </remarks>
public sealed class ThreadWriterLock : IDisposable
{
    private const int CoordinationAttempts = 400;
    private static readonly TimeSpan CoordinationPause = TimeSpan.FromMilliseconds(5);

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
    public static ThreadWriterLock? TryAcquire(string codexHome, string threadId)
    {
        var directory = Path.Combine(codexHome, "thread-writer-locks");
        Directory.CreateDirectory(directory);
        using var coordination = Coordinate(directory);
        var path = Path.Combine(directory, threadId + ".lock");
        return TryLock(path) is { } file ? new ThreadWriterLock(directory, path, file) : null;
    }

    /// <summary>Removes the file and gives up the lock.</summary>
    public void Dispose()
    {
        if (_file is null)
        {
            return;
        }

        using var coordination = Coordinate(_directory);
        File.Delete(_path);
        _file.Dispose();
        _file = null;
    }

    private static FileStream Coordinate(string directory)
    {
        var path = Path.Combine(directory, ".coordination.lock");
        for (var attempt = 1; attempt < CoordinationAttempts; attempt++)
        {
            if (TryLock(path) is { } held)
            {
                return held;
            }

            // Held by others for the few system calls between here and the end of a method.
            Thread.Sleep(CoordinationPause);
        }

        throw new IOException($"{path} stays locked by another process; end that process or remove the file");
    }

    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException e) when (IsSharingViolation(e))
        {
            return null;
        }
    }

    /// <summary>EWOULDBLOCK of flock (11 on Linux, 35 on macOS) or ERROR_SHARING_VIOLATION.</summary>
    private static bool IsSharingViolation(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
