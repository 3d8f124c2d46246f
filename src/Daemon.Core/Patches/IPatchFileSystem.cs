namespace Daemon.Core.Patches;

internal enum PatchFileStatus
{
    Found,

    /// <summary>Nothing has this name.</summary>
    Missing,

    /// <summary>A folder, or something else without content.</summary>
    NotAFile,

    /// <summary>It is there but cannot be read.</summary>
    Unreadable,
}

/// <param name="Content">The bytes when found; else empty.</param>
/// <param name="Reason">Why there is no content; empty when found.</param>
internal readonly record struct PatchFile(PatchFileStatus Status, byte[] Content, string Reason)
{
    public static PatchFile Missing { get; } = new(PatchFileStatus.Missing, [], "No such file or directory (os error 2)");

    public static PatchFile Found(byte[] content) => new(PatchFileStatus.Found, content, "");
}

/// <summary>What planning a patch needs to know of the disk. Paths are absolute; nothing is written.</summary>
internal interface IPatchFileSystem
{
    /// <summary>Where a write to <paramref name="path"/> lands: all symbolic links followed, also a dangling one; a missing rest is kept.</summary>
    /// <exception cref="IOException">The links form a cycle.</exception>
    string ResolveTarget(string path);

    /// <summary>The directory entry itself: the links of its folder followed, not its own.</summary>
    /// <exception cref="IOException">The links form a cycle.</exception>
    string ResolveEntry(string path);

    PatchFile Read(string path);
}
