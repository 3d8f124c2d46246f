using Daemon.Core.Rollout.Files;

namespace Daemon.Core.Rollout.Store;

/// <summary>The files of one thread.</summary>
internal static class Segments
{
    /// <summary>
    /// Puts them in the order of their making, and at the end the one that the thread is in: the newest, unless another was written to
    /// later. A program that does not know of a revert goes on in an older file, and what it wrote must not be lost from sight.
    /// </summary>
    public static void Order(List<RolloutFile> files)
    {
        if (files.Count < 2)
        {
            return;
        }

        files.Sort(static (a, b) => RolloutFileName.CompareAge(a.Name, b.Name));
        var current = files.Count - 1;
        for (var i = current - 1; i >= 0; i--)
        {
            if (File.GetLastWriteTimeUtc(files[i].StoredPath) > File.GetLastWriteTimeUtc(files[current].StoredPath))
            {
                current = i;
            }
        }

        var file = files[current];
        files.RemoveAt(current);
        files.Add(file);
    }
}
