using System.Runtime.InteropServices;
using Daemon.Execution.Sandbox.Linux.Supervision;

namespace Daemon.Execution.Sandbox.Linux;

/// <summary>
/// The system-call filter: a list of what is refused, everything else is allowed. A foreign architecture kills the process; x32 numbers
/// and every listed call fail with EPERM. Watched calls wait for a supervisor instead, which refuses them or lets the kernel go on.
/// </summary>
internal static class SeccompFilter
{
    // linux/seccomp.h, linux/audit.h
    private const uint KillProcess = 0x80000000;
    private const uint Allow = 0x7FFF0000;
    private const uint FailWith = 0x00050000;
    private const uint AskSupervisor = 0x7FC00000;
    private const uint AuditX64 = 0xC000003E;
    private const uint AuditArm64 = 0xC00000B7;
    private const uint X32Bit = 0x40000000;

    private const uint Refuse = FailWith | 1;         // EPERM
    private const uint NotImplemented = FailWith | 38; // ENOSYS

    private const uint NumberOffset = 0;
    private const uint ArchitectureOffset = 4;

    private const uint AfUnix = 1;
    private const uint AfInet = 2;
    private const uint AfInet6 = 10;
    private const uint AfVsock = 40;
    private const uint SocketTypeMask = 0xF;
    private const uint SockStream = 1;
    private const uint SockDatagram = 2;
    private const uint SockSeqPacket = 5;
    private const uint Tiocsti = 0x5412;
    private const uint Tioclinux = 0x541C;
    private const uint FsIocSetFlags = 0x40086602;
    private const uint FsIocFsSetXAttr = 0x401C5820;

    /// <summary>CLONE_NEWUSER, NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWPID, NEWNET.</summary>
    private const uint CloneNamespaces = 0x7E020000;

    /// <summary>Flags of an open that may change something: O_WRONLY, O_RDWR, O_CREAT, O_TRUNC.</summary>
    private const uint OpenForChange = 0x243;

    /// <summary>O_DIRECTORY.</summary>
    private static uint OpenFolder(Architecture architecture) => architecture == Architecture.Arm64 ? 0x4000u : 0x10000u;

    /// <summary>The program as an array of <c>struct sock_filter</c>.</summary>
    /// <exception cref="PlatformNotSupportedException">The architecture has no table.</exception>
    public static byte[] Build(CallFilterOptions options, Architecture architecture)
    {
        SystemCalls calls = SystemCalls.For(architecture)
            ?? throw new PlatformNotSupportedException($"The sandbox has no system-call table for {architecture}.");
        bool asks = options.Watch.HasFlag(CallWatch.Refusals);
        uint refusal = asks ? AskSupervisor : Refuse;
        var program = new SeccompAssembler();
        CheckArchitecture(program, architecture);
        if (options.Part != CallFilterPart.Outer)
        {
            program.SkipUnlessEqual(SystemCalls.Clone3, 1);
            program.Result(NotImplemented);
            RefuseControls(program, calls, options.SharesView ? [Tiocsti, Tioclinux, FsIocSetFlags, FsIocFsSetXAttr] : [Tiocsti, Tioclinux]);
            if (options.SharesView)
            {
                AnswerAll(program, calls.ChangeMetadata, options.Brokers ? AskSupervisor : refusal);
                AnswerAll(program, calls.SharedObjects, Refuse);
                AnswerAll(program, [SystemCalls.PidFdOpen], NotImplemented);
            }
        }

        // Asked for, the outer filter has these, because the inner one would refuse them before anybody is asked.
        bool answersHere = options.Part == CallFilterPart.Whole || asks == (options.Part == CallFilterPart.Outer);
        if (answersHere)
        {
            AnswerAll(program, [.. AlwaysRefused(calls).Keys], refusal);
            RefuseNamespaces(program, calls, refusal);
        }

        if (options.Network == NetworkMode.Proxied)
        {
            if (options.Part != CallFilterPart.Outer)
            {
                RefuseAllButInternet(program, calls);
            }
        }
        else if (answersHere)
        {
            RefuseNetwork(program, calls, options, refusal);
        }

        if (options.Part != CallFilterPart.Inner)
        {
            Watch(program, architecture, options.Watch);
        }

        program.Result(Allow);
        return program.ToBytes();
    }

    /// <summary>Numbers of the calls that a supervisor refuses when <see cref="CallWatch.Refusals"/> is asked for.</summary>
    public static IReadOnlySet<uint> AskedRefusals(CallFilterOptions options, Architecture architecture)
    {
        SystemCalls calls = SystemCalls.For(architecture)!;
        return new HashSet<uint>(
        [
            .. NetworkCalls(calls), .. InspectionCalls(calls), calls.Socket, calls.SocketPair, calls.SendTo,
            .. options.SharesView ? calls.ChangeMetadata : [], .. KernelServices(calls).Keys,
        ]);
    }

    private static void CheckArchitecture(SeccompAssembler program, Architecture architecture)
    {
        program.Load(ArchitectureOffset);
        program.SkipIfEqual(architecture == Architecture.X64 ? AuditX64 : AuditArm64, 1);
        program.Result(KillProcess);
        program.Load(NumberOffset);
        if (architecture == Architecture.X64)
        {
            program.SkipUnlessAtLeast(X32Bit, 1);
            program.Result(Refuse);
        }
    }

    /// <summary>Ways around the filter or out of the view (io_uring, mounts, key rings), and large kernel attack surfaces.</summary>
    private static Dictionary<uint, string> AlwaysRefused(SystemCalls calls) => new()
    {
        [SystemCalls.IoUringSetup] = "io_uring_setup",
        [SystemCalls.IoUringEnter] = "io_uring_enter",
        [SystemCalls.IoUringRegister] = "io_uring_register",
        [calls.AddKey] = "add_key",
        [calls.RequestKey] = "request_key",
        [calls.KeyCtl] = "keyctl",
        [calls.Bpf] = "bpf",
        [calls.PerfEventOpen] = "perf_event_open",
        [calls.UserFaultFd] = "userfaultfd",
        [calls.Mount] = "mount",
        [calls.UMount2] = "umount2",
        [calls.PivotRoot] = "pivot_root",
        [calls.Chroot] = "chroot",
        [calls.SetNs] = "setns",
        [SystemCalls.OpenTree] = "open_tree",
        [SystemCalls.MoveMount] = "move_mount",
        [SystemCalls.FsOpen] = "fsopen",
        [SystemCalls.FsConfig] = "fsconfig",
        [SystemCalls.FsMount] = "fsmount",
        [SystemCalls.FsPick] = "fspick",
        [SystemCalls.MountSetAttr] = "mount_setattr",
    };

    /// <summary>Calls that are refused whatever the plan says, by number, with their names; those that make namespaces among them.</summary>
    public static IReadOnlyDictionary<uint, string> KernelServices(SystemCalls calls)
    {
        Dictionary<uint, string> names = AlwaysRefused(calls);
        names.Add(calls.CloneTask, "clone (namespaces)");
        names.Add(calls.Unshare, "unshare (namespaces)");
        return names;
    }

    private static uint[] NetworkCalls(SystemCalls calls) =>
        [calls.Connect, calls.Accept, calls.Accept4, calls.Bind, calls.Listen, calls.SendMMsg, calls.RecvMMsg];

    private static uint[] InspectionCalls(SystemCalls calls) => [calls.PTrace, calls.ProcessVmReadV, calls.ProcessVmWriteV];

    private static void AnswerAll(SeccompAssembler program, IEnumerable<uint> numbers, uint answer)
    {
        foreach (uint number in numbers)
        {
            program.SkipUnlessEqual(number, 1);
            program.Result(answer);
        }
    }

    private static void Watch(SeccompAssembler program, Architecture architecture, CallWatch watch)
    {
        if (watch.HasFlag(CallWatch.Sessions))
        {
            AnswerAll(program, [SystemCalls.For(architecture)!.SetSid], AskSupervisor);
        }

        bool lists = watch.HasFlag(CallWatch.Listings);
        bool reads = watch.HasFlag(CallWatch.Reads);
        bool writes = watch.HasFlag(CallWatch.Writes);
        foreach (PathCall call in PathCalls.For(architecture))
        {
            switch (call.Kind)
            {
                case PathCallKind.Open when call.Flags is not null && (writes || lists) && !reads:
                    program.SkipUnlessEqual(call.Number, 5);
                    program.Load(Argument((uint)call.Flags.Value));
                    program.Mask((writes ? OpenForChange : 0) | (lists ? OpenFolder(architecture) : 0));
                    program.SkipIfEqual(0, 1);
                    program.Result(AskSupervisor);
                    program.Result(Allow);
                    break;
                case PathCallKind.Open or PathCallKind.Execute when reads:
                case PathCallKind.Open or PathCallKind.OpenHow or PathCallKind.Rename or PathCallKind.Link or PathCallKind.Truncate when reads || writes:
                case PathCallKind.MakeFolder or PathCallKind.MakeNode or PathCallKind.MakeLink or PathCallKind.Delete or PathCallKind.DeleteFolder
                    or PathCallKind.Attributes or PathCallKind.LinkAttributes or PathCallKind.FileAttributes when writes:
                    AnswerAll(program, [call.Number], AskSupervisor);
                    break;
            }
        }
    }

    /// <summary>
    /// New namespaces would hand out capabilities again. clone3, which passes its flags by pointer, does not exist here: C libraries fall back
    /// to clone then.
    /// </summary>
    private static void RefuseNamespaces(SeccompAssembler program, SystemCalls calls, uint refusal)
    {
        foreach (uint number in (uint[])[calls.CloneTask, calls.Unshare])
        {
            program.SkipUnlessEqual(number, 5);
            program.Load(Argument(0));
            program.Mask(CloneNamespaces);
            program.SkipIfEqual(0, 1);
            program.Result(refusal);
            program.Result(Allow);
        }
    }

    /// <summary>Device controls: typing into a terminal on behalf of its user, and the flags of files, which need no write access.</summary>
    private static void RefuseControls(SeccompAssembler program, SystemCalls calls, ReadOnlySpan<uint> requests)
    {
        program.SkipUnlessEqual(calls.Ioctl, (byte)(requests.Length + 3));
        program.Load(Argument(1));
        for (int i = 0; i < requests.Length; i++)
        {
            program.SkipIfEqual(requests[i], (byte)(requests.Length - i));
        }

        program.Result(Allow);
        program.Result(Refuse);
    }

    /// <summary>
    /// Leaves stream and sequenced-packet sockets of AF_UNIX, which without connect, bind and accept work in socketpairs only. Datagram
    /// sockets could address any service with sendmsg, whose message the filter cannot read, even from a socketpair.
    /// </summary>
    private static void RefuseNetwork(SeccompAssembler program, SystemCalls calls, CallFilterOptions options, uint refusal)
    {
        if (options.Network == NetworkMode.Full)
        {
            if (options.RefusesLocalSockets)
            {
                RefuseLocalSockets(program, calls, refusal);
            }
            else
            {
                RefuseVsock(program, calls, refusal);
            }

            return;
        }

        AnswerAll(program, [.. NetworkCalls(calls), .. InspectionCalls(calls)], refusal);
        foreach (uint number in (uint[])[calls.Socket, calls.SocketPair])
        {
            program.SkipUnlessEqual(number, 8);
            program.Load(Argument(0));
            program.SkipUnlessEqual(AfUnix, 5);
            program.Load(Argument(1));
            program.Mask(SocketTypeMask);
            program.SkipIfEqual(SockStream, 1);
            program.SkipUnlessEqual(SockSeqPacket, 1);
            program.Result(Allow);
            program.Result(refusal);
        }

        // send() is sendto() without an address; with one it is refused.
        program.SkipUnlessEqual(calls.SendTo, 6);
        program.Load(Argument(4));
        program.SkipUnlessEqual(0, 3);
        program.Load(Argument(4) + sizeof(uint));
        program.SkipUnlessEqual(0, 1);
        program.Result(Allow);
        program.Result(refusal);
    }

    /// <summary>
    /// In a network of its own, TCP and UDP reach the command itself and the proxy. Sockets of AF_UNIX would reach the host's services:
    /// only pairs remain, and of those none that could address another socket. Netlink, packet and raw sockets do not. No supervisor is
    /// asked: what programs try here (netlink, the name service's socket) is of no interest to their users.
    /// </summary>
    private static void RefuseAllButInternet(SeccompAssembler program, SystemCalls calls)
    {
        AnswerAll(program, InspectionCalls(calls), Refuse);
        program.SkipUnlessEqual(calls.Socket, 9);
        program.Load(Argument(0));
        program.SkipIfEqual(AfInet, 1);
        program.SkipUnlessEqual(AfInet6, 5);
        program.Load(Argument(1));
        program.Mask(SocketTypeMask);
        program.SkipIfEqual(SockStream, 1);
        program.SkipUnlessEqual(SockDatagram, 1);
        program.Result(Allow);
        program.Result(Refuse);
        program.SkipUnlessEqual(calls.SocketPair, 5);
        program.Load(Argument(1));
        program.Mask(SocketTypeMask);
        program.SkipUnlessEqual(SockDatagram, 1);
        program.Result(Refuse);
        program.Result(Allow);
    }

    /// <summary>AF_VSOCK reaches a hypervisor without the IP network.</summary>
    private static void RefuseVsock(SeccompAssembler program, SystemCalls calls, uint refusal)
    {
        foreach (uint number in (uint[])[calls.Socket, calls.SocketPair])
        {
            program.SkipUnlessEqual(number, 4);
            program.Load(Argument(0));
            program.SkipIfEqual(AfVsock, 1);
            program.Result(Allow);
            program.Result(refusal);
        }
    }

    /// <summary>As <see cref="RefuseVsock"/>, and leaves of AF_UNIX only pairs that cannot address another socket.</summary>
    private static void RefuseLocalSockets(SeccompAssembler program, SystemCalls calls, uint refusal)
    {
        program.SkipUnlessEqual(calls.Socket, 5);
        program.Load(Argument(0));
        program.SkipIfEqual(AfVsock, 2);
        program.SkipIfEqual(AfUnix, 1);
        program.Result(Allow);
        program.Result(refusal);
        program.SkipUnlessEqual(calls.SocketPair, 5);
        program.Load(Argument(1));
        program.Mask(SocketTypeMask);
        program.SkipIfEqual(SockDatagram, 1);
        program.Result(Allow);
        program.Result(refusal);
    }

    /// <summary>Offset of the low half of an argument in <c>seccomp_data</c>.</summary>
    private static uint Argument(uint index) => 16 + (index * sizeof(ulong));
}
