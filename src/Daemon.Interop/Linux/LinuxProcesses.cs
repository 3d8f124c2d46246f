using System.Globalization;
using System.Runtime.Versioning;

namespace Daemon.Interop.Linux;

/// <summary>A process as nothing else can be: its id, the system's boot, and its start in clock ticks since that.</summary>
public readonly record struct LinuxProcessIdentity(int Pid, string BootId, long StartTicks);

/// <summary>Other processes of the user: who they are, and their end.</summary>
[SupportedOSPlatform("linux")]
public static class LinuxProcesses
{
    // proc(5): the 22nd field of /proc/PID/stat; the name in parentheses is the second and may hold anything.
    private const int StartTimeField = 22;

    /// <summary>Null when there is no such process.</summary>
    public static LinuxProcessIdentity? Identify(int pid)
    {
        try
        {
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat"));
            var behindName = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            // A process that nobody has asked for its exit status yet is gone all the same.
            return behindName[0] is "Z" or "X"
                ? null
                : new LinuxProcessIdentity(
                    pid,
                    File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim(),
                    long.Parse(behindName[StartTimeField - 3], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Asks a process to end, or ends it; false when it is gone, or is another one by now.</summary>
    public static bool End(LinuxProcessIdentity process, bool byForce) =>
        Identify(process.Pid) == process && Libc.kill(process.Pid, byForce ? Libc.SIGKILL : Libc.SIGTERM) == 0;

    /// <summary>Leaves the terminal and the session that this process was started in. Nothing happens when it leads one already.</summary>
    public static void LeaveSession() => _ = Libc.setsid();
}
