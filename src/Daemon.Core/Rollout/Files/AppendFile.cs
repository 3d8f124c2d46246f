using Microsoft.Win32.SafeHandles;

namespace Daemon.Core.Rollout.Files;

/// <summary>
/// A file of the local disk. The writer lock makes this process the only one that appends, so the end is asked for before each write
/// instead of being left to the system's append mode, which the framework does not offer.
/// </summary>
internal sealed class AppendFile : IAppendFile
{
    private readonly SafeFileHandle _handle;
    private readonly string _path;

    private AppendFile(SafeFileHandle handle, string path)
    {
        _handle = handle;
        _path = path;
    }

    public bool EndsInsideLine
    {
        get
        {
            var length = RandomAccess.GetLength(_handle);
            Span<byte> last = stackalloc byte[1];
            return length > 0 && RandomAccess.Read(_handle, last, length - 1) == 1 && last[0] != (byte)'\n';
        }
    }

    public bool IsLinked => File.Exists(_path);

    /// <summary>Makes a file that must not exist yet, with its folders.</summary>
    public static AppendFile Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return Open(path, FileMode.CreateNew);
    }

    /// <summary>Opens a file that must exist.</summary>
    public static AppendFile OpenExisting(string path) => Open(path, FileMode.Open);

    public void Append(ReadOnlySpan<byte> bytes) => RandomAccess.Write(_handle, bytes, RandomAccess.GetLength(_handle));

    public void FlushToDisk() => RandomAccess.FlushToDisk(_handle);

    public void Dispose() => _handle.Dispose();

    private static AppendFile Open(string path, FileMode mode) =>
        new(File.OpenHandle(path, mode, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete), path);
}
