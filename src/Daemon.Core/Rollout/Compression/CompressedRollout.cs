using Microsoft.Win32.SafeHandles;

namespace Daemon.Core.Rollout.Compression;

/// <summary>
/// Rollout files that another program has compressed because nobody had used them for long: <c>NAME.jsonl.zst</c> in place of
/// <c>NAME.jsonl</c>, of the same time. They are read as they are for lists and searches; a thread that is opened gets its file back.
/// </summary>
internal static class CompressedRollout
{
    public const string Extension = ".zst";

    /// <summary>Opens the plain text of a compressed file: a file without a name, gone when it is closed.</summary>
    /// <param name="path">Of the plain file, which there is not.</param>
    /// <exception cref="IOException">The file is gone, or there is no room for its text.</exception>
    /// <exception cref="UnauthorizedAccessException">The file belongs to somebody else.</exception>
    public static SafeFileHandle OpenPlain(string path)
    {
        var plain = File.OpenHandle(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        try
        {
            Decompress(path + Extension, plain);
            return plain;
        }
        catch
        {
            plain.Dispose();
            throw;
        }
    }

    /// <summary>Puts the plain file back in the compressed one's place. Does nothing when somebody else has done so.</summary>
    /// <param name="path">Of the plain file.</param>
    /// <exception cref="RolloutException">The compressed file is damaged, or the disk refused; then it is as it was.</exception>
    public static void Restore(string path)
    {
        var temporary = $"{path}-{Environment.ProcessId}.tmp";
        try
        {
            using (var plain = File.OpenHandle(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            {
                Decompress(path + Extension, plain);
                File.SetLastWriteTimeUtc(plain, File.GetLastWriteTimeUtc(path + Extension));
                RandomAccess.FlushToDisk(plain);
            }

            // Never over a plain file: that one may have been written to since.
            File.Move(temporary, path, overwrite: false);
            File.Delete(path + Extension);
        }
        catch (Exception) when (File.Exists(path))
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw new RolloutException($"cannot decompress rollout at {path}{Extension}: {e.Message}", e);
        }
    }

    private static void Decompress(string path, SafeFileHandle plain)
    {
        try
        {
            ZstdDecoder.Decompress(File.ReadAllBytes(path), plain);
        }
        catch (InvalidDataException e)
        {
            throw new IOException($"{path} is damaged: {e.Message}", e);
        }
    }
}
