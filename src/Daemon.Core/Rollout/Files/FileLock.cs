namespace Daemon.Core.Rollout.Files;

/// <summary>
/// An exclusive lock on a file, which other programs take with flock(2); FileShare.None is flock(LOCK_EX) on Unix. The system drops
/// the lock when the process ends.
/// </summary>
internal static class FileLock
{
    private const int Attempts = 400;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Null when somebody holds it, another process or this one.</summary>
    /// <exception cref="IOException">The file cannot be made or opened.</exception>
    public static FileStream? TryAcquire(string path)
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

    /// <summary>Waits for a lock that others hold for a few system calls only; two seconds are a sign that somebody hangs.</summary>
    /// <exception cref="IOException">The lock stays taken, or the file cannot be opened.</exception>
    public static FileStream Acquire(string path)
    {
        for (var attempt = 1; attempt < Attempts; attempt++)
        {
            if (TryAcquire(path) is { } held)
            {
                return held;
            }

            Thread.Sleep(Pause);
        }

        throw new IOException($"{path} stays locked by another process; end that process and try again");
    }

    /// <summary>EWOULDBLOCK of flock (11 on Linux, 35 on macOS) or ERROR_SHARING_VIOLATION.</summary>
    private static bool IsSharingViolation(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
