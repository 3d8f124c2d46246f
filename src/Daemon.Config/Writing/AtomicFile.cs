using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.Config.Writing;

/// <summary>
/// Replaces files so that a reader sees the old content or the new, and a crash leaves one of them. The new content is on the disk before
/// <see cref="TryCommit"/>, which puts it in the file's place and then looks at what it displaced: a program that saved at the last moment
/// gets its file back.
/// </summary>
internal sealed class AtomicFile : IDisposable
{
    private const string Suffix = ".tmp";

    /// <summary>For a file that did not exist: it may come to hold tokens.</summary>
    private const UnixFileMode NewFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _target;
    private readonly string _temporary;
    private readonly byte[] _content;

    private AtomicFile(string target, string temporary, byte[] content) => (_target, _temporary, _content) = (target, temporary, content);

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
        var file = new AtomicFile(target, Prefix(target) + Guid.NewGuid().ToString("N") + Suffix, content.ToArray());
        try
        {
            file.Write();
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

    /// <summary>Puts the content in the file's place if that still is as expected.</summary>
    /// <param name="expected">The content that may be replaced; empty when there is no file.</param>
    /// <returns>False when another program has changed the file; it is then as that program left it.</returns>
    /// <exception cref="IOException">The file cannot be replaced, e.g. because it is a folder.</exception>
    public bool TryCommit(ReadOnlySpan<byte> expected)
    {
        if (!File.Exists(_target))
        {
            return expected.IsEmpty && TryMakeNew();
        }

        return OperatingSystem.IsLinux() && LinuxFiles.TryExchange(_temporary, _target) is { } exchanged
            ? exchanged && IsAsExpected(expected)
            : TryReplace(expected);
    }

    private bool TryMakeNew()
    {
        try
        {
            File.Move(_temporary, _target, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(_target))
        {
            // Another program made it at this very moment.
            return false;
        }
    }

    /// <summary>
    /// The two files have changed places. What was displaced goes back if it is not the expected one; should yet another save have come in
    /// between, that newer one has been displaced by this, and goes back in its turn.
    /// </summary>
    [SupportedOSPlatform("linux")]
    private bool IsAsExpected(ReadOnlySpan<byte> expected)
    {
        byte[] inPlace = _content;
        byte[] displaced = File.ReadAllBytes(_temporary);
        if (displaced.AsSpan().SequenceEqual(expected))
        {
            return true;
        }

        while (LinuxFiles.TryExchange(_temporary, _target) == true)
        {
            byte[] found = File.ReadAllBytes(_temporary);
            if (found.AsSpan().SequenceEqual(inPlace))
            {
                break;
            }

            (inPlace, displaced) = (displaced, found);
        }

        // Also when the file has been deleted meanwhile, which is what that program wanted.
        return false;
    }

    /// <summary>Where two files cannot change places. Between two renames there is no file for a moment.</summary>
    private bool TryReplace(ReadOnlySpan<byte> expected)
    {
        // Keeps the old file under another name until its content has been seen: a look before the rename would leave a gap.
        var displaced = _temporary[..^Suffix.Length] + ".old" + Suffix;
        try
        {
            File.Replace(_temporary, _target, displaced, ignoreMetadataErrors: true);
        }
        catch (FileNotFoundException)
        {
            // The file was replaced or deleted at this very moment.
            return false;
        }

        if (File.ReadAllBytes(displaced).AsSpan().SequenceEqual(expected))
        {
            File.Delete(displaced);
            return true;
        }

        File.Move(displaced, _target, overwrite: true);
        return false;
    }

    /// <summary>Takes back what was not committed.</summary>
    public void Dispose() => File.Delete(_temporary);

    private static string Prefix(string target) => Path.Join(Path.GetDirectoryName(target), $".{Path.GetFileName(target)}.");

    private void Write()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = File.Exists(_target) ? File.GetUnixFileMode(_target) : NewFileMode;
        }

        using (var stream = new FileStream(_temporary, options))
        {
            stream.Write(_content);
            stream.Flush(flushToDisk: true);
        }

        if (!OperatingSystem.IsWindows() && File.Exists(_target))
        {
            // The process's umask may have taken bits from the mode above.
            File.SetUnixFileMode(_temporary, File.GetUnixFileMode(_target));
        }
    }
}
