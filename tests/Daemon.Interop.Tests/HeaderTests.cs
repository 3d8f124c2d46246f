using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daemon.Interop.Linux;

[assembly: SupportedOSPlatform("linux")]

namespace Daemon.Interop.Tests;

/// <summary>Compares our constants and structures with values printed by a C program over the system's headers (HeaderValues.c).</summary>
public sealed class HeaderTests
{
    /// <summary>What HeaderValues.c prints on x86-64, so that the comparison holds where no compiler is.</summary>
    private const string Expected = """
        O_CLOEXEC=524288 O_NONBLOCK=2048 O_NOCTTY=256 O_PATH=2097152 O_DIRECTORY=65536 O_NOFOLLOW=131072
        F_DUPFD_CLOEXEC=1030 F_SETPIPE_SZ=1031 F_GETPIPE_SZ=1032 SPLICE_F_MOVE=1 SPLICE_F_NONBLOCK=2 F_SETFL=4 LOCK_EX=2 MFD_CLOEXEC=1 SETSIGDEF=4 SETSIGMASK=8 SETSID=128
        SIGCHLD=17 SIGKILL=9 SIGSTOP=19 P_PID=1 WEXITED=4 WNOWAIT=16777216 CLD_EXITED=1
        EPOLLIN=1 EPOLLOUT=4 EPOLLERR=8 EPOLLHUP=16 EPOLLRDHUP=8192 EPOLLET=2147483648 TIOCSWINSZ=21524
        PR_SET_SECCOMP=22 PR_CAPBSET_DROP=24 PR_SET_NO_NEW_PRIVS=38 PR_CAP_AMBIENT=47
        EPERM=1 ENOENT=2 EINTR=4 ENOEXEC=8 EAGAIN=11 EACCES=13 EEXIST=17 ENOTDIR=20 ENOSYS=38 ECONNREFUSED=111 EINPROGRESS=115
        PT_LOAD=1 PF_W=2 MADV_DONTNEED=4 phdr=56 phdr_flags=4 phdr_vaddr=16 phdr_memsz=40 dl_phdr=16 dl_phnum=24
        siginfo=128 si_code=8 si_pid=16 si_status=24 epoll_event=12 winsize=8 sigset=128 fprog=16
        NOTIF_RECV=3226476800 NOTIF_SEND=3222806785 NOTIF_ID_VALID=1074274562 NEW_LISTENER=8 NOTIF_CONTINUE=1
        notif=80 notif_resp=24 notif_args=32 iovec=16 pollfd=8 R_OK=4 W_OK=2 S_ISUID=2048 POLLIN=1
        LOCK_NB=4 AT_REMOVEDIR=512 AT_SYMLINK_FOLLOW=1024 AT_EMPTY_PATH=4096 S_IFDIR=16384 S_IFLNK=40960 S_IFIFO=4096
        EBUSY=16 EISDIR=21 ELOOP=40 EOPNOTSUPP=95 NOREPLACE=1 EXCHANGE=2 NOTIF_ADDFD=1075323139 notif_addfd=24
        SO_ERROR=4 SOCK_NONBLOCK=2048 MSG_NOSIGNAL=16384 MSG_DONTWAIT=64 MSG_PEEK=2
        spawnattr_fits=1 actions_fits=1
        """;

    [SkippableFact]
    public void OursAreTheWrittenOnes()
    {
        Skip.IfNot(RuntimeInformation.ProcessArchitecture == Architecture.X64, "written down on x86-64");
        Assert.Equal(Words(Expected), Ours());
    }

    private static string[] Words(string text) => text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static unsafe string[] Ours() =>
    [
        $"O_CLOEXEC={Libc.O_CLOEXEC}", $"O_NONBLOCK={Libc.O_NONBLOCK}", $"O_NOCTTY={Libc.O_NOCTTY}", $"O_PATH={Libc.O_PATH}",
        $"O_DIRECTORY={Libc.O_DIRECTORY}", $"O_NOFOLLOW={Libc.O_NOFOLLOW}",
        $"F_DUPFD_CLOEXEC={Libc.F_DUPFD_CLOEXEC}", $"F_SETPIPE_SZ={Libc.F_SETPIPE_SZ}", $"F_GETPIPE_SZ={Libc.F_GETPIPE_SZ}",
        $"SPLICE_F_MOVE={Libc.SPLICE_F_MOVE}", $"SPLICE_F_NONBLOCK={Libc.SPLICE_F_NONBLOCK}", $"F_SETFL={Libc.F_SETFL}", $"LOCK_EX={Libc.LOCK_EX}", $"MFD_CLOEXEC={Libc.MFD_CLOEXEC}",
        $"SETSIGDEF={Libc.POSIX_SPAWN_SETSIGDEF}", $"SETSIGMASK={Libc.POSIX_SPAWN_SETSIGMASK}", $"SETSID={Libc.POSIX_SPAWN_SETSID}",
        $"SIGCHLD={Libc.SIGCHLD}", $"SIGKILL={Libc.SIGKILL}", $"SIGSTOP={Libc.SIGSTOP}",
        $"P_PID={Libc.P_PID}", $"WEXITED={Libc.WEXITED}", $"WNOWAIT={Libc.WNOWAIT}", $"CLD_EXITED={Libc.CLD_EXITED}",
        $"EPOLLIN={Libc.EPOLLIN}", $"EPOLLOUT={Libc.EPOLLOUT}", $"EPOLLERR={Libc.EPOLLERR}", $"EPOLLHUP={Libc.EPOLLHUP}",
        $"EPOLLRDHUP={Libc.EPOLLRDHUP}", $"EPOLLET={Libc.EPOLLET}",
        $"TIOCSWINSZ={Libc.TIOCSWINSZ}",
        $"PR_SET_SECCOMP={Libc.PR_SET_SECCOMP}", $"PR_CAPBSET_DROP={Libc.PR_CAPBSET_DROP}", $"PR_SET_NO_NEW_PRIVS={Libc.PR_SET_NO_NEW_PRIVS}",
        $"PR_CAP_AMBIENT={Libc.PR_CAP_AMBIENT}",
        $"EPERM={Errno.EPERM}", $"ENOENT={Errno.ENOENT}", $"EINTR={Errno.EINTR}", $"ENOEXEC={Errno.ENOEXEC}", $"EAGAIN={Errno.EAGAIN}",
        $"EACCES={Errno.EACCES}", $"EEXIST={Errno.EEXIST}", $"ENOTDIR={Errno.ENOTDIR}", $"ENOSYS={Errno.ENOSYS}",
        $"ECONNREFUSED={Errno.ECONNREFUSED}", $"EINPROGRESS={Errno.EINPROGRESS}",
        $"PT_LOAD={Libc.PT_LOAD}", $"PF_W={Libc.PF_W}", $"MADV_DONTNEED={Libc.MADV_DONTNEED}", $"phdr={sizeof(Libc.ElfProgramHeader)}",
        $"phdr_flags={Offset<Libc.ElfProgramHeader>("Flags")}", $"phdr_vaddr={Offset<Libc.ElfProgramHeader>("VirtualAddress")}",
        $"phdr_memsz={Offset<Libc.ElfProgramHeader>("MemorySize")}", $"dl_phdr={Offset<Libc.DlPhdrInfo>("Headers")}",
        $"dl_phnum={Offset<Libc.DlPhdrInfo>("HeaderCount")}",
        $"siginfo={sizeof(Libc.ChildSignalInfo)}", $"si_code={Offset<Libc.ChildSignalInfo>("Code")}", $"si_pid={Offset<Libc.ChildSignalInfo>("Pid")}",
        $"si_status={Offset<Libc.ChildSignalInfo>("Status")}", $"epoll_event={Libc.EpollEventSize}", $"winsize={sizeof(Libc.WindowSize)}",
        $"sigset={Libc.SignalSetSize}", $"fprog={sizeof(Libc.FilterProgram)}",
        $"NOTIF_RECV={Libc.SECCOMP_IOCTL_NOTIF_RECV}", $"NOTIF_SEND={Libc.SECCOMP_IOCTL_NOTIF_SEND}",
        $"NOTIF_ID_VALID={Libc.SECCOMP_IOCTL_NOTIF_ID_VALID}", $"NEW_LISTENER={Libc.SECCOMP_FILTER_FLAG_NEW_LISTENER}",
        $"NOTIF_CONTINUE={Libc.SECCOMP_USER_NOTIF_FLAG_CONTINUE}",
        $"notif={sizeof(Libc.CallNotification)}", $"notif_resp={sizeof(Libc.CallAnswer)}", $"notif_args={Offset<Libc.CallNotification>("Arguments")}",
        $"iovec={sizeof(Libc.MemoryRange)}", $"pollfd={sizeof(Libc.PollRequest)}",
        $"R_OK={Libc.R_OK}", $"W_OK={Libc.W_OK}", $"S_ISUID={Libc.S_ISUID}", $"POLLIN={Libc.POLLIN}",
        $"LOCK_NB={Libc.LOCK_NB}", $"AT_REMOVEDIR={Libc.AT_REMOVEDIR}", $"AT_SYMLINK_FOLLOW={Libc.AT_SYMLINK_FOLLOW}",
        $"AT_EMPTY_PATH={Libc.AT_EMPTY_PATH}", $"S_IFDIR={Libc.S_IFDIR}", $"S_IFLNK={Libc.S_IFLNK}", $"S_IFIFO={Libc.S_IFIFO}",
        $"EBUSY={Errno.EBUSY}", $"EISDIR={Errno.EISDIR}", $"ELOOP={Errno.ELOOP}", $"EOPNOTSUPP={Errno.EOPNOTSUPP}",
        $"NOREPLACE={Libc.RENAME_NOREPLACE}", $"EXCHANGE={Libc.RENAME_EXCHANGE}",
        $"NOTIF_ADDFD={Libc.SECCOMP_IOCTL_NOTIF_ADDFD}", $"notif_addfd={sizeof(Libc.CallDescriptor)}",
        $"SO_ERROR={Libc.SO_ERROR}", $"SOCK_NONBLOCK={Libc.SOCK_NONBLOCK}", $"MSG_NOSIGNAL={Libc.MSG_NOSIGNAL}", $"MSG_DONTWAIT={Libc.MSG_DONTWAIT}", $"MSG_PEEK={Libc.MSG_PEEK}",
        "spawnattr_fits=1", "actions_fits=1",
    ];

    private static string Offset<T>(string field) => Marshal.OffsetOf<T>(field).ToString(CultureInfo.InvariantCulture);

    [SkippableFact]
    public async Task TheWrittenOnesAreTheHeaders()
    {
        Skip.IfNot(RuntimeInformation.ProcessArchitecture == Architecture.X64, "written down on x86-64");
        Skip.IfNot(File.Exists("/usr/bin/cc"), "no C compiler at /usr/bin/cc");
        string folder = Directory.CreateTempSubdirectory("headers-").FullName;
        try
        {
            string source = Path.Combine(AppContext.BaseDirectory, "HeaderValues.c");
            Assert.Equal("", await Tool.RunAsync("/usr/bin/cc", "-o", Path.Combine(folder, "values"), source));
            Assert.Equal(Words(Expected), Words(await Tool.RunAsync(Path.Combine(folder, "values"))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
