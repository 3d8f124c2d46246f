using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Sandbox.Linux.Supervision;

/// <summary>
/// Does for a command what its plan grants and path rules cannot: they know no rights on what does not exist yet, and none on a folder
/// without all that is below it. The arguments are copied once and the places held open before they are judged, so that nothing the
/// command does meanwhile changes what is acted on. What the plan does not grant is left to the kernel, which refuses it.
/// </summary>
/// <remarks>
/// Used by one thread, which has a file mode mask of its own (0) and no capabilities: it can do what the command could without rules.
/// Folders cannot be moved out of the plan's sight meanwhile, since this is also who moves them; a place that has a rule, or has one
/// below it, stays where it is.
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed unsafe class FileBroker(SandboxPlan plan, PathGrants grants) : IDisposable
{
    private const ulong AccessMode = 3;
    private const ulong Truncates = 0x200;
    private const ulong UnnamedFile = 0x400000; // __O_TMPFILE
    private const uint Permissions = 0xFFF;
    private const uint Socket = 0xC000;
    private const int MaxRaces = 8;

    private readonly PlaceFinder _places = new();

    /// <summary>Null when it is not for this object to do.</summary>
    /// <param name="stillWaits">Whether the process is still there: its number could mean another one by now.</param>
    /// <exception cref="IOException">The process is gone, or the system is out of a resource.</exception>
    public CallDecision? TryPerform(SupervisedProcess process, PathCall call, ulong[] arguments, Func<bool> stillWaits) => call.Kind switch
    {
        PathCallKind.Open or PathCallKind.OpenHow => Open(process, call, arguments, stillWaits),
        PathCallKind.MakeFolder or PathCallKind.MakeNode or PathCallKind.MakeLink => Make(process, call, arguments, stillWaits),
        PathCallKind.Delete or PathCallKind.DeleteFolder => Delete(process, call, arguments, stillWaits),
        PathCallKind.Rename => Rename(process, call, arguments, stillWaits),
        PathCallKind.Link => Link(process, call, arguments, stillWaits),
        PathCallKind.Truncate => Truncate(process, call, arguments, stillWaits),
        PathCallKind.Attributes or PathCallKind.LinkAttributes or PathCallKind.FileAttributes => ChangeAttributes(process, call, arguments, stillWaits),
        _ => null,
    };

    public void Dispose() => _places.Dispose();

    private CallDecision? Open(SupervisedProcess process, PathCall call, ulong[] arguments, Func<bool> stillWaits)
    {
        if (OpenRequest.Read(process, call, arguments) is not { } request || (request.Flags & Libc.O_PATH) != 0)
        {
            return null;
        }

        for (int race = 0; race < MaxRaces; race++)
        {
            using HeldPlace? place = First(process, call, arguments, request.FollowsLink);
            if (place is null)
            {
                return request.IsFolder && OwnFolder(process, call, arguments) is { } own ? Give(own, request) : null;
            }

            if (place.Target is not null)
            {
                return OpenExisting(place, request, stillWaits);
            }

            if (!request.Creates || place.Folder is null || !May(place, PathAccess.Write) || IsCovered(place, PathAccess.Write) || !stillWaits())
            {
                return null;
            }

            uint mode = request.Mode & Permissions & ~process.FileModeMask;
            int fd = Libc.openat(place.Folder.Number, place.Name, (int)request.Flags | Libc.O_EXCL | Libc.O_NOFOLLOW | Libc.O_CLOEXEC, mode);
            int error = fd < 0 ? Errno.Last : 0;
            if (error != Errno.EEXIST || request.IsExclusive)
            {
                return fd < 0 ? CallDecision.Fail(error) : Give(new FileDescriptor(fd), request);
            }

            // Somebody else was faster: then it is one that exists.
        }

        return null;
    }

    private CallDecision? OpenExisting(HeldPlace place, OpenRequest request, Func<bool> stillWaits)
    {
        if ((request.Flags & UnnamedFile) != 0)
        {
            // It could not be given a name later; programs that want one then make a file that has it.
            return place.IsFolder && May(place, PathAccess.Write) && !IsCovered(place, PathAccess.Write) ? CallDecision.Fail(Errno.EOPNOTSUPP) : null;
        }

        PathAccess needed = request.Writes ? PathAccess.Write : PathAccess.Read;
        bool isOpenable = place.IsRegularFile || (place.IsFolder && !request.Writes && !request.Creates);
        if (request.IsExclusive || !isOpenable || !May(place, needed) || IsCovered(place, needed) || !stillWaits())
        {
            return null;
        }

        int flags = ((int)request.Flags & ~(Libc.O_CREAT | Libc.O_EXCL | Libc.O_NOFOLLOW)) | Libc.O_CLOEXEC;
        int fd = Libc.open(place.TargetPath, flags, 0);
        return fd < 0 ? CallDecision.Fail(Errno.Last) : Give(new FileDescriptor(fd), request);
    }

    private CallDecision? Make(SupervisedProcess process, PathCall call, ulong[] arguments, Func<bool> stillWaits)
    {
        using HeldPlace? place = First(process, call, arguments, follow: false);
        if (place is not { Target: null, Folder: { } folder } || !May(place, PathAccess.Write) || IsCovered(place, PathAccess.Write) || !stillWaits())
        {
            return null;
        }

        if (call.Kind == PathCallKind.MakeLink)
        {
            string? target = process.ReadText(arguments[0]);
            return target is null || target.Contains('\uFFFD', StringComparison.Ordinal)
                ? null
                : Result(Libc.symlinkat(target, folder.Number, place.Name));
        }

        uint wanted = (uint)arguments[call.Path + 1];
        uint kind = wanted & Libc.S_IFMT;
        uint mode = wanted & Permissions & ~process.FileModeMask;
        return call.Kind == PathCallKind.MakeFolder ? Result(Libc.mkdirat(folder.Number, place.Name, mode))
            : kind is 0 or Libc.S_IFREG or Libc.S_IFIFO or Socket ? Result(Libc.mknodat(folder.Number, place.Name, kind | mode, 0))
            : null;
    }

    private CallDecision? Delete(SupervisedProcess process, PathCall call, ulong[] arguments, Func<bool> stillWaits)
    {
        using HeldPlace? place = First(process, call, arguments, follow: false);
        if (place is not { Target: not null, Folder: { } folder } || !MayMove(place) || IsCovered(place, PathAccess.Write) || !stillWaits())
        {
            return null;
        }

        bool isFolder = call.Kind == PathCallKind.DeleteFolder || (FlagsOf(call, arguments) & Libc.AT_REMOVEDIR) != 0;
        return Result(Libc.unlinkat(folder.Number, place.Name, isFolder ? Libc.AT_REMOVEDIR : 0));
    }

    private CallDecision? Rename(SupervisedProcess process, PathCall call, ulong[] arguments, Func<bool> stillWaits)
    {
        using HeldPlace? from = First(process, call, arguments, follow: false);
        using HeldPlace? to = Second(process, call, arguments);
        uint flags = (uint)FlagsOf(call, arguments);
        if (from is not { Target: not null, Folder: { } fromFolder } || to is not { Folder: { } toFolder } || !MayMove(from) || !MayMove(to)
            || (flags & ~(Libc.RENAME_NOREPLACE | Libc.RENAME_EXCHANGE)) != 0
            || (IsCovered(from, PathAccess.Write) && IsCovered(to, PathAccess.Write)) || !stillWaits())
        {
            return null;
        }

        return Result(Libc.renameat2(fromFolder.Number, from.Name, toFolder.Number, to.Name, flags));
    }

    private CallDecision? Link(SupervisedProcess process, PathCall call, ulong[] arguments, Func<bool> stillWaits)
    {
        using HeldPlace? file = First(process, call, arguments, (FlagsOf(call, arguments) & Libc.AT_SYMLINK_FOLLOW) != 0);
        using HeldPlace? name = Second(process, call, arguments);
        if (file is not { IsRegularFile: true } || name is not { Target: null, Folder: { } folder }
            || !May(file, PathAccess.Write) || !May(name, PathAccess.Write)
            || (IsCovered(file, PathAccess.Write) && IsCovered(name, PathAccess.Write)) || !stillWaits())
        {
            return null;
        }

        return Result(Libc.linkat(Libc.AT_FDCWD, file.TargetPath, folder.Number, name.Name, Libc.AT_SYMLINK_FOLLOW));
    }

    private CallDecision? Truncate(SupervisedProcess process, PathCall call, ulong[] arguments, Func<bool> stillWaits)
    {
        using HeldPlace? place = First(process, call, arguments, follow: true);
        return place is { IsRegularFile: true } && May(place, PathAccess.Write) && !IsCovered(place, PathAccess.Write) && stillWaits()
            ? Result(Libc.truncate(place.TargetPath, (long)arguments[call.Path + 1]))
            : null;
    }

    /// <summary>No path rule is about attributes, so that this is the one way to change any.</summary>
    private CallDecision? ChangeAttributes(SupervisedProcess process, PathCall call, ulong[] arguments, Func<bool> stillWaits)
    {
        bool isOpenFile = call.Kind == PathCallKind.FileAttributes || (call.Attribute == PathAttribute.Times && arguments[call.Path] == 0);
        bool follows = call.Kind == PathCallKind.Attributes && (FlagsOf(call, arguments) & Libc.AT_SYMLINK_NOFOLLOW) == 0;
        using HeldPlace? place = isOpenFile ? PlaceFinder.FindOpen(process, (int)arguments[0]) : First(process, call, arguments, follows);
        if (place is not { Target: { } target } || !May(place, PathAccess.Write) || !stillWaits())
        {
            return null;
        }

        int values = call.Path + 1;
        switch (call.Attribute)
        {
            case PathAttribute.Mode:
                return place.IsLink ? CallDecision.Fail(Errno.EOPNOTSUPP) : Result(Libc.chmod(place.TargetPath, (uint)arguments[values] & Permissions));
            case PathAttribute.Owner:
                return Result(Libc.fchownat(target.Number, "", (uint)arguments[values], (uint)arguments[values + 1], Libc.AT_EMPTY_PATH));
            case PathAttribute.Times or PathAttribute.TimesInMicroseconds or PathAttribute.TimesInSeconds:
                if (arguments[values] == 0)
                {
                    return Result(Libc.utimensat(target.Number, "", null, Libc.AT_EMPTY_PATH));
                }

                long* times = stackalloc long[4];
                return FileTimes.Read(process, call.Attribute, arguments[values], new Span<long>(times, 4))
                    ? Result(Libc.utimensat(target.Number, "", times, Libc.AT_EMPTY_PATH))
                    : null;
            default:
                return null;
        }
    }

    /// <summary>The list of a process's own files and threads, though the list of processes is closed to it.</summary>
    private static FileDescriptor? OwnFolder(SupervisedProcess process, PathCall call, ulong[] arguments)
    {
        string[] parts = process.ReadText(arguments[call.Path]) is ['/', ..] path ? path.Split('/', StringSplitOptions.RemoveEmptyEntries) : [];
        if (parts is not ["proc", var who, ..] || !(who is "self" or "thread-self" || who == $"{process.ProcessId}")
            || parts is not ([_, _] or [_, _, "fd" or "fdinfo" or "task"]))
        {
            return null;
        }

        int fd = Libc.open(process.Proc(parts.Length == 3 ? parts[2] : ""), Libc.O_RDONLY | Libc.O_DIRECTORY | Libc.O_CLOEXEC, 0);
        return fd < 0 ? null : new FileDescriptor(fd);
    }

    private static CallDecision Give(FileDescriptor file, OpenRequest request) =>
        new(Continues: false, 0, file, ClosesOnExec: (request.Flags & Libc.O_CLOEXEC) != 0);

    /// <summary>To be called with the call itself as the argument: its error number is read at once.</summary>
    private static CallDecision Result(int result) => result < 0 ? CallDecision.Fail(Errno.Last) : CallDecision.Done;

    private static ulong FlagsOf(PathCall call, ulong[] arguments) => call.Flags is { } index ? arguments[index] : 0;

    private bool May(HeldPlace place, PathAccess needed) =>
        place.IsPrivate || (plan.AccessTo(place.Path) >= needed && !plan.HidesByName(place.Path));

    /// <summary>Whether the name may be taken away or given to something else.</summary>
    private bool MayMove(HeldPlace place) => May(place, PathAccess.Write)
        && (place.IsPrivate || !plan.Rules.Any(rule => SandboxPath.IsSameOrBelow(rule.Path, place.Path)));

    private bool IsCovered(HeldPlace place, PathAccess access) => !place.IsPrivate && grants.Covers(place.Path, access);

    private HeldPlace? First(SupervisedProcess process, PathCall call, ulong[] arguments, bool follow) => _places.Find(
        process, arguments[call.Path], call.Folder is { } folder ? (int)arguments[folder] : Libc.AT_FDCWD, follow);

    private HeldPlace? Second(SupervisedProcess process, PathCall call, ulong[] arguments) => _places.Find(
        process, arguments[call.SecondPath!.Value], call.SecondFolder is { } folder ? (int)arguments[folder] : Libc.AT_FDCWD, followLast: false);

    /// <summary>How a file is to be opened (open(2)).</summary>
    private readonly record struct OpenRequest(ulong Flags, uint Mode)
    {
        public bool Creates => (Flags & Libc.O_CREAT) != 0;

        public bool IsExclusive => Creates && (Flags & Libc.O_EXCL) != 0;

        public bool Writes => (Flags & AccessMode) != 0 || (Flags & Truncates) != 0;

        public bool IsFolder => (Flags & (ulong)Libc.O_DIRECTORY) != 0;

        public bool FollowsLink => (Flags & (ulong)Libc.O_NOFOLLOW) == 0 && !IsExclusive;

        /// <summary>Null when it asks for what is not known here.</summary>
        public static OpenRequest? Read(SupervisedProcess process, PathCall call, ulong[] arguments)
        {
            if (call.Kind == PathCallKind.OpenHow)
            {
                // struct open_how: flags, mode, resolve. Ways of finding the path that it forbids are not ours to check.
                Span<byte> how = stackalloc byte[3 * sizeof(ulong)];
                return process.Read(arguments[2], how) == how.Length && BitConverter.ToUInt64(how[16..]) == 0
                    ? new OpenRequest(BitConverter.ToUInt64(how), (uint)BitConverter.ToUInt64(how[8..]))
                    : null;
            }

            return call.Flags is { } index
                ? new OpenRequest((uint)arguments[index], (uint)arguments[index + 1])
                : new OpenRequest(Libc.O_CREAT | Libc.O_WRONLY | Truncates, (uint)arguments[call.Path + 1]);
        }
    }
}
