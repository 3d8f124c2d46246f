using Daemon.Core.Rollout.Files;

namespace Daemon.Core.Rollout.Store;

/// <summary>
/// Removes what a killed process could neither finish nor remove: files that were about to replace others, and writer locks that bind
/// nobody. None of it is in anybody's way; it only piles up.
/// </summary>
internal static class LeftOvers
{
    /// <summary>No file is being written for so long: what is older belongs to nobody.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(1);

    /// <summary>Looks at CODEX_HOME itself and at its locks.</summary>
    public static void Sweep(string codexHome, TimeProvider time)
    {
        SweepFolder(codexHome, ".*.tmp", time);
        SweepFolder(codexHome, "thread-*.tmp", time);
        Try(() => ThreadWriterLock.Sweep(codexHome));
    }

    public static void SweepFolder(string folder, string pattern, TimeProvider time)
    {
        foreach (var file in Files(folder, pattern))
        {
            Try(() =>
            {
                if (time.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(file) > Age)
                {
                    File.Delete(file);
                }
            });
        }
    }

    private static string[] Files(string folder, string pattern)
    {
        try
        {
            return Directory.GetFiles(folder, pattern);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // No such folder, or one of another user.
            return [];
        }
    }

    private static void Try(Action remove)
    {
        try
        {
            remove();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A home that cannot be written to keeps what it has.
        }
    }
}
