using System.Runtime.InteropServices;

namespace Daemon.Execution.Sandbox.Linux;

/// <summary>
/// Numbers of the system calls that the filter speaks of (asm/unistd_64.h for x86-64, asm-generic/unistd.h for arm64).
/// </summary>
internal sealed record SystemCalls(
    uint Socket, uint SocketPair, uint Connect, uint Accept, uint Accept4, uint Bind, uint Listen, uint SendTo, uint SendMMsg, uint RecvMMsg,
    uint CloneTask, uint Unshare, uint SetNs, uint Ioctl, uint SetSid, uint PTrace, uint ProcessVmReadV, uint ProcessVmWriteV,
    uint Mount, uint UMount2, uint PivotRoot, uint Chroot, uint AddKey, uint RequestKey, uint KeyCtl,
    uint Bpf, uint PerfEventOpen, uint UserFaultFd, IReadOnlyList<uint> ChangeMetadata, IReadOnlyList<uint> SharedObjects)
{
    // The same on every architecture since Linux 5.1.
    public const uint IoUringSetup = 425;
    public const uint IoUringEnter = 426;
    public const uint IoUringRegister = 427;
    public const uint OpenTree = 428;
    public const uint MoveMount = 429;
    public const uint FsOpen = 430;
    public const uint FsConfig = 431;
    public const uint FsMount = 432;
    public const uint FsPick = 433;
    public const uint PidFdOpen = 434;
    public const uint Clone3 = 435;
    public const uint MountSetAttr = 442;

    /// <summary>fchmodat2, setxattrat, removexattrat, file_setattr.</summary>
    private static readonly uint[] LaterMetadataCalls = [452, 463, 466, 469];

    public static SystemCalls X64 { get; } = new(
        Socket: 41, SocketPair: 53, Connect: 42, Accept: 43, Accept4: 288, Bind: 49, Listen: 50, SendTo: 44, SendMMsg: 307, RecvMMsg: 299,
        CloneTask: 56, Unshare: 272, SetNs: 308, Ioctl: 16, SetSid: 112, PTrace: 101, ProcessVmReadV: 310, ProcessVmWriteV: 311,
        Mount: 165, UMount2: 166, PivotRoot: 155, Chroot: 161, AddKey: 248, RequestKey: 249, KeyCtl: 250,
        Bpf: 321, PerfEventOpen: 298, UserFaultFd: 323,
        // chmod fchmod chown fchown lchown utime, (l|f)setxattr, (l|f)removexattr, utimes, fchownat futimesat fchmodat utimensat
        ChangeMetadata: [90, 91, 92, 93, 94, 132, 188, 189, 190, 197, 198, 199, 235, 260, 261, 268, 280, .. LaterMetadataCalls],
        // shmget shmat shmctl shmdt, semget semop semctl semtimedop, msgget msgsnd msgrcv msgctl
        SharedObjects: [29, 30, 31, 67, 64, 65, 66, 220, 68, 69, 70, 71]);

    public static SystemCalls Arm64 { get; } = new(
        Socket: 198, SocketPair: 199, Connect: 203, Accept: 202, Accept4: 242, Bind: 200, Listen: 201, SendTo: 206, SendMMsg: 269, RecvMMsg: 243,
        CloneTask: 220, Unshare: 97, SetNs: 268, Ioctl: 29, SetSid: 157, PTrace: 117, ProcessVmReadV: 270, ProcessVmWriteV: 271,
        Mount: 40, UMount2: 39, PivotRoot: 41, Chroot: 51, AddKey: 217, RequestKey: 218, KeyCtl: 219,
        Bpf: 280, PerfEventOpen: 241, UserFaultFd: 282,
        // (l|f)setxattr, (l|f)removexattr, fchmod fchmodat fchownat fchown utimensat
        ChangeMetadata: [5, 6, 7, 14, 15, 16, 52, 53, 54, 55, 88, .. LaterMetadataCalls],
        // msg*, sem*, shm*
        SharedObjects: [186, 187, 188, 189, 190, 191, 192, 193, 194, 195, 196, 197]);

    /// <summary>The table of an architecture; null when it is not supported.</summary>
    public static SystemCalls? For(Architecture architecture) => architecture switch
    {
        Architecture.X64 => X64,
        Architecture.Arm64 => Arm64,
        _ => null,
    };
}
