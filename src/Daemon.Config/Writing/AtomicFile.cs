namespace Daemon.Config.Writing;

/// <summary>
/// Replaces files so that a reader sees the old content or the new, and a crash leaves one of them. The new content is on the disk before
/// <see cref="Commit"/>, which only renames: whoever wants to look at the old file once more can do so at the last moment.
/// </summary>
internal sealed class AtomicFile : IDisposable
{
    private const string Suffix = ".tmp";

    /// <summary>For a file that did not exist: it may come to hold tokens.</summary>
    private const UnixFileMode NewFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _target;
    private readonly string _temporary;

    private AtomicFile(string target, string temporary) => (_target, _temporary) = (target, temporary);

    /// <summary>The file that a path finally names; the path itself when it is no symbolic link.</summary>
    /// <exception cref="IOException">The links form a circle.</exception>
    public static string FinalTarget(string path) =>
        new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;

    /// <summary>Writes the content beside the file, with the file's mode, and waits until it is on the disk.</summary>
    /// <param name="path">Absolute; missing folders are made. A link is followed and stays.</param>
    /// <exception cref="IOException">The content cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static AtomicFile Prepare(string path, ReadOnlySpan<byte> content)
    {
        var target = FinalTarget(path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var file = new AtomicFile(target, Prefix(target) + Guid.NewGuid().ToString("N") + Suffix);
        try
        {
            file.Write(content);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Deletes what writers left that were killed before they committed. Only for who alone may write the file.</summary>
    public static void DeleteLeftovers(string path)
    {
        var prefix = Prefix(FinalTarget(path));
        foreach (var leftover in Directory.EnumerateFiles(Path.GetDirectoryName(prefix)!, Path.GetFileName(prefix) + "*" + Suffix))
        {
            File.Delete(leftover);
        }
    }

    /// <summary>Renames over the file.</summary>
    /// <exception cref="IOException">The file cannot be replaced, e.g. because it is a folder.</exception>
    public void Commit() => File.Move(_temporary, _target, overwrite: true);

    /// <summary>Takes back what was not committed.</summary>
    public void Dispose() => File.Delete(_temporary);

    private static string Prefix(string target) => Path.Join(Path.GetDirectoryName(target), $".{Path.GetFileName(target)}.");

    private void Write(ReadOnlySpan<byte> content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = File.Exists(_target) ? File.GetUnixFileMode(_target) : NewFileMode;
        }

        using (var stream = new FileStream(_temporary, options))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        if (!OperatingSystem.IsWindows() && File.Exists(_target))
        {
            // The process's umask may have taken bits from the mode above.
            File.SetUnixFileMode(_temporary, File.GetUnixFileMode(_target));
        }
    }
}
