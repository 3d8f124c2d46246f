using System.Runtime.Versioning;
using Daemon.Interop.Linux;
using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Sandbox.Linux.Supervision;

/// <summary>What a call would do to a path.</summary>
internal readonly record struct PathUse(SandboxOperation Operation, string Path, PathAccess Needed);

/// <summary>Holds calls that name paths against the plan. Thread-safe.</summary>
[SupportedOSPlatform("linux")]
internal sealed class PathJudge(SandboxPlan plan)
{
    // fcntl.h
    private const ulong AccessMode = 3;
    private const ulong Truncates = 0x200;
    private const ulong LinkFlagFollow = 0x400; // AT_SYMLINK_FOLLOW of linkat

    /// <summary>What the call is refused, or null when the plan has nothing against it.</summary>
    /// <param name="arguments">The call's arguments, six words.</param>
    public PathUse? FindRefused(SupervisedProcess process, PathCall call, ReadOnlySpan<ulong> arguments)
    {
        foreach (PathUse use in Uses(process, call, arguments))
        {
            if (!IsPrivate(use.Path) && IsRefused(use))
            {
                return use;
            }
        }

        return null;
    }

    private bool IsRefused(PathUse use)
    {
        bool hidden = plan.HidesByName(use.Path);
        return hidden || plan.AccessTo(use.Path) < use.Needed || IsKernelSetting(use);
    }

    /// <summary>
    /// Whether the user may do it outside of the sandbox: else it is not the sandbox that refuses. A missing path stands for its folder.
    /// </summary>
    public static bool UserMay(PathUse use)
    {
        bool changesFolder = use.Operation is SandboxOperation.Create or SandboxOperation.Delete or SandboxOperation.Rename;
        string place = changesFolder ? Path.GetDirectoryName(use.Path) ?? "/" : use.Path;
        int mode = use.Needed == PathAccess.Write ? Libc.W_OK : Libc.R_OK;
        return Libc.access(place, mode) == 0;
    }

    private static List<PathUse> Uses(SupervisedProcess process, PathCall call, ReadOnlySpan<ulong> arguments)
    {
        var uses = new List<PathUse>(2);
        switch (call.Kind)
        {
            case PathCallKind.Open:
                AddOpen(uses, process, call, arguments, call.Flags is { } index ? arguments[index] : Libc.O_CREAT | Truncates | Libc.O_WRONLY);
                break;
            case PathCallKind.OpenHow:
                Span<byte> how = stackalloc byte[sizeof(ulong)];
                if (process.Read(arguments[2], how) == how.Length)
                {
                    AddOpen(uses, process, call, arguments, BitConverter.ToUInt64(how));
                }

                break;
            case PathCallKind.Execute:
                AddExisting(uses, First(process, call, arguments, follow: true), SandboxOperation.Execute, PathAccess.Read);
                break;
            case PathCallKind.Truncate:
                AddExisting(uses, First(process, call, arguments, follow: true), SandboxOperation.Write, PathAccess.Write);
                break;
            case PathCallKind.MakeFolder or PathCallKind.MakeNode or PathCallKind.MakeLink:
                AddNew(uses, First(process, call, arguments, follow: false));
                break;
            case PathCallKind.Delete or PathCallKind.DeleteFolder:
                AddExisting(uses, First(process, call, arguments, follow: false), SandboxOperation.Delete, PathAccess.Write);
                break;
            case PathCallKind.Rename:
                AddExisting(uses, First(process, call, arguments, follow: false), SandboxOperation.Rename, PathAccess.Write);
                AddTarget(uses, Second(process, call, arguments));
                break;
            case PathCallKind.Link:
                bool follows = call.Flags is { } flags && (arguments[flags] & LinkFlagFollow) != 0;
                AddExisting(uses, First(process, call, arguments, follows), SandboxOperation.Read, PathAccess.Read);
                AddNew(uses, Second(process, call, arguments));
                break;
            case PathCallKind.FileAttributes:
                FoundPath? open = process.PathOf((int)arguments[call.Path]) is { } path ? new FoundPath(path, true) : null;
                AddExisting(uses, open, SandboxOperation.ChangeAttributes, PathAccess.Write);
                break;
            default:
                FoundPath? place = First(process, call, arguments, follow: call.Kind == PathCallKind.Attributes);
                AddExisting(uses, place, SandboxOperation.ChangeAttributes, PathAccess.Write);
                break;
        }

        return uses;
    }

    private static void AddOpen(List<PathUse> uses, SupervisedProcess process, PathCall call, ReadOnlySpan<ulong> arguments, ulong flags)
    {
        if ((flags & Libc.O_PATH) != 0 || First(process, call, arguments, (flags & (ulong)Libc.O_NOFOLLOW) == 0) is not { } found)
        {
            return;
        }

        bool writes = (flags & AccessMode) != 0 || (flags & Truncates) != 0;
        if (!found.Exists && (flags & Libc.O_CREAT) != 0)
        {
            uses.Add(new PathUse(SandboxOperation.Create, found.Path, PathAccess.Write));
        }
        else if (found.Exists || !writes)
        {
            uses.Add(writes
                ? new PathUse(SandboxOperation.Write, found.Path, PathAccess.Write)
                : new PathUse(SandboxOperation.Read, found.Path, PathAccess.Read));
        }
    }

    private static void AddExisting(List<PathUse> uses, FoundPath? found, SandboxOperation operation, PathAccess needed)
    {
        if (found is { Exists: true } existing)
        {
            uses.Add(new PathUse(operation, existing.Path, needed));
        }
    }

    private static void AddNew(List<PathUse> uses, FoundPath? found)
    {
        if (found is { Exists: false } missing)
        {
            uses.Add(new PathUse(SandboxOperation.Create, missing.Path, PathAccess.Write));
        }
    }

    private static void AddTarget(List<PathUse> uses, FoundPath? found)
    {
        if (found is { } target)
        {
            uses.Add(new PathUse(target.Exists ? SandboxOperation.Rename : SandboxOperation.Create, target.Path, PathAccess.Write));
        }
    }

    private static FoundPath? First(SupervisedProcess process, PathCall call, ReadOnlySpan<ulong> arguments, bool follow) =>
        Find(process, arguments[call.Path], call.Folder is { } folder ? (int)arguments[folder] : Libc.AT_FDCWD, follow);

    private static FoundPath? Second(SupervisedProcess process, PathCall call, ReadOnlySpan<ulong> arguments) => Find(
        process, arguments[call.SecondPath!.Value], call.SecondFolder is { } folder ? (int)arguments[folder] : Libc.AT_FDCWD, follow: false);

    private static FoundPath? Find(SupervisedProcess process, ulong address, int folder, bool follow) =>
        process.ReadText(address) is { } path ? process.Find(path, folder, follow) : null;

    /// <summary>The view has devices and a process list of its own, which the plan does not speak of.</summary>
    private static bool IsPrivate(string path) =>
        SandboxPath.IsSameOrBelow(path, "/dev") || (SandboxPath.IsSameOrBelow(path, "/proc") && !SandboxPath.IsSameOrBelow(path, "/proc/sys"));

    private static bool IsKernelSetting(PathUse use) => use.Needed == PathAccess.Write && SandboxPath.IsSameOrBelow(use.Path, "/proc/sys");
}
