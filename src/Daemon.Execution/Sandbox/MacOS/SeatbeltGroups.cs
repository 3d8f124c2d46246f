namespace Daemon.Execution.Sandbox.MacOS;

/// <summary>
/// The parts of a policy that do not depend on the plan: what programs of macOS need in order to start and to work alone. Names of
/// services and of kernel values are Apple's.
/// </summary>
internal static class SeatbeltGroups
{
    /// <summary>Nothing is allowed but to start programs, to steer those of the same sandbox, and to learn about the machine.</summary>
    /// <remarks>
    /// Kernel values are listed one by one: among the others are the arguments and environments of all of the user's processes.
    /// <c>ps</c> is set-user-id and cannot be executed under a policy; without one it shows what any user may see.
    /// </remarks>
    public const string Base = """
        (version 1)
        (deny default)

        ; programs
        (allow process-exec)
        (allow process-fork)
        (allow process-exec (literal "/bin/ps") (with no-sandbox))
        (allow signal (target same-sandbox))
        (allow process-info* (target same-sandbox))
        (allow process-info-pidinfo (target self))

        ; the machine
        (allow sysctl-read
          (sysctl-name-prefix "hw.optional.")
          (sysctl-name-prefix "hw.perflevel")
          (sysctl-name-prefix "hw.cache")
          (sysctl-name-prefix "hw.l1")
          (sysctl-name-prefix "hw.l2")
          (sysctl-name-prefix "hw.l3")
          (sysctl-name-prefix "hw.cpu")
          (sysctl-name-prefix "kern.os")
          (sysctl-name-prefix "kern.proc.pgrp.")
          (sysctl-name-prefix "kern.proc.pid.")
          (sysctl-name-prefix "machdep.cpu.")
          (sysctl-name-prefix "net.routetable.")
          (sysctl-name "hw.activecpu")
          (sysctl-name "hw.byteorder")
          (sysctl-name "hw.logicalcpu")
          (sysctl-name "hw.logicalcpu_max")
          (sysctl-name "hw.machine")
          (sysctl-name "hw.memsize")
          (sysctl-name "hw.model")
          (sysctl-name "hw.nperflevels")
          (sysctl-name "hw.ncpu")
          (sysctl-name "hw.packages")
          (sysctl-name "hw.pagesize")
          (sysctl-name "hw.pagesize_compat")
          (sysctl-name "hw.pagesize32")
          (sysctl-name "hw.physicalcpu")
          (sysctl-name "hw.physicalcpu_max")
          (sysctl-name "hw.tbfrequency")
          (sysctl-name "hw.tbfrequency_compat")
          (sysctl-name "hw.vectorunit")
          (sysctl-name "kern.argmax")
          (sysctl-name "kern.bootargs")
          (sysctl-name "kern.boottime")
          (sysctl-name "kern.hostname")
          (sysctl-name "kern.maxfilesperproc")
          (sysctl-name "kern.maxproc")
          (sysctl-name "kern.ngroups")
          (sysctl-name "kern.secure_kernel")
          (sysctl-name "kern.usrstack64")
          (sysctl-name "kern.version")
          (sysctl-name "security.mac.lockdown_mode_state")
          (sysctl-name "sysctl.proc_cputype")
          (sysctl-name "vm.loadavg"))
        (allow sysctl-write (sysctl-name "kern.grade_cputype"))
        (allow iokit-open (iokit-registry-entry-class "RootDomainUserClient"))

        ; between the command's own processes, and settings
        (allow ipc-posix-sem)
        (allow ipc-posix-shm-read-data ipc-posix-shm-write-create ipc-posix-shm-write-unlink
          (ipc-posix-name-regex "^/__KMP_REGISTERED_LIB_[0-9]+$"))
        (allow ipc-posix-shm-read* (ipc-posix-name-prefix "apple.cfprefs."))
        (allow user-preference-read)
        (allow mach-lookup
          (global-name "com.apple.cfprefsd.agent")
          (global-name "com.apple.cfprefsd.daemon")
          (global-name "com.apple.system.opendirectoryd.libinfo")
          (global-name "com.apple.PowerManagement.control")
          (local-name "com.apple.cfprefsd.agent"))

        """;

    /// <summary>Devices that hold nothing, and the command's own terminal. Written after the rules, which they do not give way to.</summary>
    public const string Devices = """

        ; devices
        (allow file-read* file-test-existence
          (literal "/dev") (literal "/dev/null") (literal "/dev/zero") (literal "/dev/random") (literal "/dev/urandom")
          (literal "/dev/tty") (literal "/dev/ptmx") (literal "/dev/dtracehelper") (subpath "/dev/fd"))
        (allow file-write-data (require-all (literal "/dev/null") (vnode-type CHARACTER-DEVICE)))
        (allow file-write-data file-ioctl (literal "/dev/tty") (literal "/dev/dtracehelper"))
        (allow pseudo-tty)
        (allow file-read* file-write* file-ioctl (literal "/dev/ptmx"))
        (allow file-read* file-write* (require-all (regex "^/dev/ttys[0-9]+$") (extension "com.apple.sandbox.pty")))
        (allow file-ioctl (regex "^/dev/ttys[0-9]+$"))

        """;

    /// <summary>Services of the system that programs wait for at their start, where not even files are given.</summary>
    public const string Services = """

        ; services of the system, for programs that see a part of the files only
        (allow mach-lookup
          (global-name "com.apple.diagnosticd")
          (global-name "com.apple.logd")
          (global-name "com.apple.logd.events")
          (global-name "com.apple.system.logger")
          (global-name "com.apple.system.notification_center")
          (global-name "com.apple.system.opendirectoryd.membership"))
        (allow ipc-posix-shm-read* (ipc-posix-name "apple.shm.notification_center"))

        """;
}
