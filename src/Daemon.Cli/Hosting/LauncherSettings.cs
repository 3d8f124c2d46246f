using Daemon.Execution;
using Daemon.Interop.Linux;
using Serilog;

namespace Daemon.Cli.Hosting;

/// <summary>What the launcher of this process is told.</summary>
internal static class LauncherSettings
{
    public static LauncherOptions For(ILogger log) => new()
    {
        // Where the real sockets of `--listen unix://` are: no sandboxed command may reach the daemon that confines it.
        ControlSocketFolders = OperatingSystem.IsLinux() ? [$"/tmp/codex-daemon-{LinuxFiles.UserId}"] : [],
        ReceiverFault = error => log.Error(error, "output of a command could not be taken in; the command was killed"),
    };
}
