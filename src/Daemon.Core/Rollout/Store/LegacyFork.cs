using Daemon.Core.Rollout.Files;
using Daemon.Core.Rollout.Lines;
using Daemon.Core.Rollout.Reading;

namespace Daemon.Core.Rollout.Store;

/// <summary>Forks of legacy threads: a first line of their own, then all lines of the source, its first line included.</summary>
internal static class LegacyFork
{
    /// <summary>Writes the fork's file; it appears under its name only when it is complete.</summary>
    /// <param name="end">Offset in bytes in the source up to which to copy.</param>
    /// <exception cref="IOException">The disk refused; nothing is left behind under the fork's name.</exception>
    public static void Write(string path, ThreadMeta meta, string sourcePath, long end, TimeProvider time)
    {
        var temporary = path + ".tmp";
        File.Delete(temporary);
        using (var file = AppendFile.Create(temporary))
        {
            using var writer = new RolloutLineWriter(meta);
            writer.WriteMeta(time.GetUtcNow(), null);
            file.Append(writer.Written);
            using var source = new RolloutLineScanner(sourcePath, end: end);
            while (source.TryRead(out var line))
            {
                file.Append(line.Span);
                file.Append("\n"u8);
            }
        }

        File.Move(temporary, path);
    }
}
