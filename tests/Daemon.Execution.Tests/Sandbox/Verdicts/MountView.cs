namespace Daemon.Execution.Tests.Sandbox.Verdicts;

/// <summary>
/// What bubblewrap's arguments make of a path: the last mount at or above it decides. Knows the arguments that
/// <see cref="Daemon.Execution.Sandbox.Linux.BubblewrapArguments"/> writes, and fails on others.
/// </summary>
internal sealed class MountView
{
    private readonly List<(string Path, char Access)> _mounts = [];

    public MountView(IReadOnlyList<string> arguments)
    {
        for (int i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--bind":
                    _mounts.Add((arguments[i += 2], 'w'));
                    break;
                case "--ro-bind" or "--ro-bind-try":
                    // A device under a mount without devices: it cannot be opened.
                    _mounts.Add((arguments[i + 2], arguments[i + 1] == "/dev/null" ? '-' : 'r'));
                    i += 2;
                    break;
                case "--tmpfs":
                    // Empty: names below it are not there. What is said to be seen, the empty folder of a missing protected name, is mode 555.
                    _mounts.Add((arguments[i + 1], i >= 2 && arguments[i - 1] == "555" ? 'r' : '-'));
                    i++;
                    break;
                case "--dev" or "--proc" or "--perms" or "--remount-ro" or "--seccomp" or "--cap-drop" or "--chdir":
                    i++;
                    break;
                case "--setenv" or "--symlink":
                    i += 2;
                    break;
                case "--die-with-parent" or "--unshare-user" or "--unshare-pid" or "--unshare-ipc" or "--unshare-net":
                    break;
                default:
                    throw new ArgumentException($"an argument that this reader does not know: {arguments[i]}");
            }
        }
    }

    public char AccessTo(string path)
    {
        char access = '-';
        foreach ((string mount, char mode) in _mounts)
        {
            if (mount == "/" || path == mount || path.StartsWith(mount + "/", StringComparison.Ordinal))
            {
                access = mode;
            }
        }

        return access;
    }
}
