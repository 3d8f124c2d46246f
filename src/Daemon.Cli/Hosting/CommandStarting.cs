using Daemon.AppServer;
using Daemon.Execution;
using Daemon.Interop.Linux;

namespace Daemon.Cli.Hosting;

/// <summary>How this process starts commands, whichever of its subcommands does.</summary>
internal static class CommandStarting
{
    /// <summary>
    /// Closes the process's inherited descriptors to commands, and keeps the daemon's control sockets out of their sight: whoever can
    /// speak to a daemon is not confined.
    /// </summary>
    /// <exception cref="InvalidOperationException">The kernel cannot close descriptors to commands.</exception>
    public static LauncherOptions Prepare(DaemonOptions options)
    {
        try
        {
            InheritedDescriptors.Seal();
        }
        catch (IOException error)
        {
            throw new InvalidOperationException($"commands cannot be started safely, a kernel from Linux 5.11 on is needed: {error.Message}", error);
        }

        return new LauncherOptions
        {
            ControlSocketFolders = [Path.Join(options.CodexHome, "app-server-control"), .. RealSocketFolders()],
            StateFolder = options.CodexHome,
        };
    }

    /// <summary>Where the real sockets behind <c>--listen unix://</c> are.</summary>
    private static IEnumerable<string> RealSocketFolders()
    {
        if (OperatingSystem.IsLinux())
        {
            yield return $"/tmp/codex-daemon-{LinuxFiles.UserId}";
        }
    }
}
