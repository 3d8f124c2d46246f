using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Sandbox.Linux.Supervision;

/// <summary>
/// What a path argument means to a waiting process, held open, so that nothing which the process does meanwhile changes what is acted on.
/// </summary>
/// <param name="Path">Where it is, without links; of a missing entry, where it would be.</param>
/// <param name="Folder">The folder of the entry; null where the path ends in no name (<c>/</c>, <c>.</c>, an open file).</param>
/// <param name="Name">The entry's name in that folder.</param>
/// <param name="Target">What is there, opened as a place only; null when nothing is.</param>
/// <param name="Mode">Kind and permissions of the target (<c>st_mode</c>).</param>
/// <param name="IsPrivate">Whether it lies in a folder that only this command has: the plan does not speak of it.</param>
[SupportedOSPlatform("linux")]
internal sealed record HeldPlace(string Path, FileDescriptor? Folder, string Name, FileDescriptor? Target, ushort Mode, bool IsPrivate) : IDisposable
{
    public bool IsFolder => (Mode & Libc.S_IFMT) == Libc.S_IFDIR;

    public bool IsRegularFile => (Mode & Libc.S_IFMT) == Libc.S_IFREG;

    public bool IsLink => (Mode & Libc.S_IFMT) == Libc.S_IFLNK;

    /// <summary>A path that leads to the target whatever its name is now.</summary>
    public string TargetPath => ProcessFile.OfDescriptor(Target!);

    public void Dispose()
    {
        Folder?.Dispose();
        Target?.Dispose();
    }
}
