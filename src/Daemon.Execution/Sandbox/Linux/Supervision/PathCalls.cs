using System.Runtime.InteropServices;

namespace Daemon.Execution.Sandbox.Linux.Supervision;

/// <summary>What a system call does with the path that it names.</summary>
internal enum PathCallKind
{
    /// <summary>Opens; the flags say how, and without flags it makes or empties the file.</summary>
    Open,

    /// <summary>Opens; the flags are in memory, which a filter cannot read (<c>struct open_how</c>).</summary>
    OpenHow,

    /// <summary>Makes a folder that must not exist.</summary>
    MakeFolder,

    /// <summary>Makes a file, pipe or device that must not exist.</summary>
    MakeNode,

    /// <summary>Makes a symbolic link; its target is the first argument.</summary>
    MakeLink,

    /// <summary>Removes a name; that of a folder when the flags say so.</summary>
    Delete,
    DeleteFolder,
    Truncate,

    /// <summary>Two paths: from and to.</summary>
    Rename,

    /// <summary>Two paths: the file and its new name.</summary>
    Link,
    Execute,

    /// <summary>Modes, owners, times, extended attributes; of the link itself when its kind says so.</summary>
    Attributes,
    LinkAttributes,

    /// <summary>As <see cref="Attributes"/>, of an open file.</summary>
    FileAttributes,
}

/// <summary>Which attribute a call changes; its values follow the path or the descriptor.</summary>
internal enum PathAttribute
{
    None,
    Mode,
    Owner,

    /// <summary>Two <c>struct timespec</c>.</summary>
    Times,

    /// <summary>Two <c>struct timeval</c>.</summary>
    TimesInMicroseconds,

    /// <summary>Two <c>time_t</c>.</summary>
    TimesInSeconds,
}

/// <summary>A system call that names a path.</summary>
/// <param name="Path">Index of the argument that points to the path; of the descriptor for <see cref="PathCallKind.FileAttributes"/>.</param>
/// <param name="Folder">Index of the argument with the folder that a relative path starts at; null for the working directory.</param>
/// <param name="Flags">Index of the argument with flags; null when there are none.</param>
/// <param name="SecondPath">Index of the pointer to the second path, or null.</param>
/// <param name="SecondFolder">As <paramref name="Folder"/>, for the second path.</param>
/// <param name="Attribute">What of the file is changed, as far as it is told apart.</param>
internal sealed record PathCall(
    uint Number,
    PathCallKind Kind,
    int Path,
    int? Folder = null,
    int? Flags = null,
    int? SecondPath = null,
    int? SecondFolder = null,
    PathAttribute Attribute = PathAttribute.None);

/// <summary>The calls that name paths, with their numbers (asm/unistd_64.h, asm-generic/unistd.h).</summary>
internal static class PathCalls
{
    /// <summary>The same on every architecture.</summary>
    private static readonly PathCall[] Common =
    [
        new(437, PathCallKind.OpenHow, Path: 1, Folder: 0),
        new(452, PathCallKind.Attributes, Path: 1, Folder: 0, Flags: 3, Attribute: PathAttribute.Mode), // fchmodat2
        new(463, PathCallKind.Attributes, Path: 1, Folder: 0), // setxattrat
        new(466, PathCallKind.Attributes, Path: 1, Folder: 0), // removexattrat
    ];

    private static readonly PathCall[] X64 =
    [
        new(2, PathCallKind.Open, Path: 0, Flags: 1),
        new(257, PathCallKind.Open, Path: 1, Folder: 0, Flags: 2),
        new(85, PathCallKind.Open, Path: 0), // creat
        new(76, PathCallKind.Truncate, Path: 0),
        new(83, PathCallKind.MakeFolder, Path: 0), // mkdir
        new(258, PathCallKind.MakeFolder, Path: 1, Folder: 0),
        new(133, PathCallKind.MakeNode, Path: 0), // mknod
        new(259, PathCallKind.MakeNode, Path: 1, Folder: 0),
        new(88, PathCallKind.MakeLink, Path: 1), // symlink(target, path)
        new(266, PathCallKind.MakeLink, Path: 2, Folder: 1),
        new(84, PathCallKind.DeleteFolder, Path: 0), // rmdir
        new(87, PathCallKind.Delete, Path: 0), // unlink
        new(263, PathCallKind.Delete, Path: 1, Folder: 0, Flags: 2),
        new(82, PathCallKind.Rename, Path: 0, SecondPath: 1),
        new(264, PathCallKind.Rename, Path: 1, Folder: 0, SecondPath: 3, SecondFolder: 2),
        new(316, PathCallKind.Rename, Path: 1, Folder: 0, Flags: 4, SecondPath: 3, SecondFolder: 2),
        new(86, PathCallKind.Link, Path: 0, SecondPath: 1),
        new(265, PathCallKind.Link, Path: 1, Folder: 0, Flags: 4, SecondPath: 3, SecondFolder: 2),
        new(59, PathCallKind.Execute, Path: 0),
        new(322, PathCallKind.Execute, Path: 1, Folder: 0),
        new(90, PathCallKind.Attributes, Path: 0, Attribute: PathAttribute.Mode), // chmod
        new(268, PathCallKind.Attributes, Path: 1, Folder: 0, Attribute: PathAttribute.Mode), // fchmodat
        new(92, PathCallKind.Attributes, Path: 0, Attribute: PathAttribute.Owner), // chown
        new(260, PathCallKind.Attributes, Path: 1, Folder: 0, Flags: 4, Attribute: PathAttribute.Owner), // fchownat
        new(132, PathCallKind.Attributes, Path: 0, Attribute: PathAttribute.TimesInSeconds), // utime
        new(235, PathCallKind.Attributes, Path: 0, Attribute: PathAttribute.TimesInMicroseconds), // utimes
        new(261, PathCallKind.Attributes, Path: 1, Folder: 0, Attribute: PathAttribute.TimesInMicroseconds), // futimesat
        new(280, PathCallKind.Attributes, Path: 1, Folder: 0, Flags: 3, Attribute: PathAttribute.Times), // utimensat
        new(188, PathCallKind.Attributes, Path: 0), // setxattr
        new(197, PathCallKind.Attributes, Path: 0), // removexattr
        new(94, PathCallKind.LinkAttributes, Path: 0, Attribute: PathAttribute.Owner), // lchown
        new(189, PathCallKind.LinkAttributes, Path: 0), // lsetxattr
        new(198, PathCallKind.LinkAttributes, Path: 0), // lremovexattr
        new(91, PathCallKind.FileAttributes, Path: 0, Attribute: PathAttribute.Mode), // fchmod
        new(93, PathCallKind.FileAttributes, Path: 0, Attribute: PathAttribute.Owner), // fchown
        new(190, PathCallKind.FileAttributes, Path: 0), // fsetxattr
        new(199, PathCallKind.FileAttributes, Path: 0), // fremovexattr
        .. Common,
    ];

    private static readonly PathCall[] Arm64 =
    [
        new(56, PathCallKind.Open, Path: 1, Folder: 0, Flags: 2),
        new(45, PathCallKind.Truncate, Path: 0),
        new(34, PathCallKind.MakeFolder, Path: 1, Folder: 0), // mkdirat
        new(33, PathCallKind.MakeNode, Path: 1, Folder: 0), // mknodat
        new(36, PathCallKind.MakeLink, Path: 2, Folder: 1), // symlinkat
        new(35, PathCallKind.Delete, Path: 1, Folder: 0, Flags: 2), // unlinkat
        new(38, PathCallKind.Rename, Path: 1, Folder: 0, SecondPath: 3, SecondFolder: 2),
        new(276, PathCallKind.Rename, Path: 1, Folder: 0, Flags: 4, SecondPath: 3, SecondFolder: 2),
        new(37, PathCallKind.Link, Path: 1, Folder: 0, Flags: 4, SecondPath: 3, SecondFolder: 2),
        new(221, PathCallKind.Execute, Path: 0),
        new(281, PathCallKind.Execute, Path: 1, Folder: 0),
        new(53, PathCallKind.Attributes, Path: 1, Folder: 0, Attribute: PathAttribute.Mode), // fchmodat
        new(54, PathCallKind.Attributes, Path: 1, Folder: 0, Flags: 4, Attribute: PathAttribute.Owner), // fchownat
        new(88, PathCallKind.Attributes, Path: 1, Folder: 0, Flags: 3, Attribute: PathAttribute.Times), // utimensat
        new(5, PathCallKind.Attributes, Path: 0), // setxattr
        new(14, PathCallKind.Attributes, Path: 0), // removexattr
        new(6, PathCallKind.LinkAttributes, Path: 0), // lsetxattr
        new(15, PathCallKind.LinkAttributes, Path: 0), // lremovexattr
        new(52, PathCallKind.FileAttributes, Path: 0, Attribute: PathAttribute.Mode), // fchmod
        new(55, PathCallKind.FileAttributes, Path: 0, Attribute: PathAttribute.Owner), // fchown
        new(7, PathCallKind.FileAttributes, Path: 0), // fsetxattr
        new(16, PathCallKind.FileAttributes, Path: 0), // fremovexattr
        .. Common,
    ];

    /// <summary>The table of an architecture that <see cref="SystemCalls"/> supports.</summary>
    public static IReadOnlyList<PathCall> For(Architecture architecture) => architecture == Architecture.Arm64 ? Arm64 : X64;
}
