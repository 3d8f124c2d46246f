using System.Runtime.InteropServices;

namespace Daemon.Interop.MacOS;

// spawn.h. Functions return the error number itself. Both objects are pointers that the library allocates.
internal static unsafe partial class LibSystem
{
    public const short POSIX_SPAWN_SETSIGDEF = 0x0004;
    public const short POSIX_SPAWN_SETSIGMASK = 0x0008;
    public const short POSIX_SPAWN_SETSID = 0x0400;

    /// <summary>Every descriptor that no file action speaks of is closed to the child.</summary>
    public const short POSIX_SPAWN_CLOEXEC_DEFAULT = 0x4000;

    [LibraryImport(Library)]
    public static partial int posix_spawn(int* pid, byte* path, nint* actions, nint* attributes, byte** argv, byte** envp);

    [LibraryImport(Library)]
    public static partial int posix_spawnattr_init(nint* attributes);

    [LibraryImport(Library)]
    public static partial int posix_spawnattr_destroy(nint* attributes);

    [LibraryImport(Library)]
    public static partial int posix_spawnattr_setflags(nint* attributes, short flags);

    /// <summary><c>sigset_t</c> is a 32-bit word.</summary>
    [LibraryImport(Library)]
    public static partial int posix_spawnattr_setsigdefault(nint* attributes, uint* signals);

    [LibraryImport(Library)]
    public static partial int posix_spawnattr_setsigmask(nint* attributes, uint* signals);

    [LibraryImport(Library)]
    public static partial int posix_spawn_file_actions_init(nint* actions);

    [LibraryImport(Library)]
    public static partial int posix_spawn_file_actions_destroy(nint* actions);

    [LibraryImport(Library)]
    public static partial int posix_spawn_file_actions_adddup2(nint* actions, int from, int to);

    [LibraryImport(Library)]
    public static partial int posix_spawn_file_actions_addinherit_np(nint* actions, int fd);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int posix_spawn_file_actions_addopen(nint* actions, int fd, string path, int flags, ushort mode);

    /// <summary>macOS 10.15.</summary>
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int posix_spawn_file_actions_addchdir_np(nint* actions, string path);
}
