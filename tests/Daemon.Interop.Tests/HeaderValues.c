#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <elf.h>
#include <link.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#define VALUE(name) printf(#name "=%ld ", (long)(name))
#define NAMED(label, value) printf(label "=%ld ", (long)(value))

int main(void)
{
    VALUE(O_CLOEXEC); VALUE(O_NONBLOCK); VALUE(O_NOCTTY); VALUE(O_PATH); VALUE(O_DIRECTORY); VALUE(O_NOFOLLOW);
    VALUE(F_DUPFD_CLOEXEC); VALUE(F_SETPIPE_SZ); VALUE(F_GETPIPE_SZ); VALUE(SPLICE_F_MOVE); VALUE(SPLICE_F_NONBLOCK); VALUE(F_SETFL); VALUE(LOCK_EX); VALUE(MFD_CLOEXEC);
    NAMED("SETSIGDEF", POSIX_SPAWN_SETSIGDEF); NAMED("SETSIGMASK", POSIX_SPAWN_SETSIGMASK); NAMED("SETSID", POSIX_SPAWN_SETSID);
    VALUE(SIGCHLD); VALUE(SIGKILL); VALUE(SIGSTOP); VALUE(P_PID); VALUE(WEXITED); VALUE(WNOWAIT); VALUE(CLD_EXITED);
    VALUE(EPOLLIN); VALUE(EPOLLOUT); VALUE(EPOLLERR); VALUE(EPOLLHUP); VALUE(EPOLLRDHUP); NAMED("EPOLLET", (unsigned)EPOLLET); VALUE(TIOCSWINSZ);
    VALUE(PR_SET_SECCOMP); VALUE(PR_CAPBSET_DROP); VALUE(PR_SET_NO_NEW_PRIVS); VALUE(PR_CAP_AMBIENT);
    VALUE(EPERM); VALUE(ENOENT); VALUE(EINTR); VALUE(ENOEXEC); VALUE(EAGAIN); VALUE(EACCES); VALUE(EEXIST); VALUE(ENOTDIR); VALUE(ENOSYS); VALUE(ECONNREFUSED); VALUE(EINPROGRESS);
    VALUE(PT_LOAD); VALUE(PF_W); VALUE(MADV_DONTNEED); NAMED("phdr", sizeof(Elf64_Phdr)); NAMED("phdr_flags", offsetof(Elf64_Phdr, p_flags));
    NAMED("phdr_vaddr", offsetof(Elf64_Phdr, p_vaddr)); NAMED("phdr_memsz", offsetof(Elf64_Phdr, p_memsz));
    NAMED("dl_phdr", offsetof(struct dl_phdr_info, dlpi_phdr)); NAMED("dl_phnum", offsetof(struct dl_phdr_info, dlpi_phnum));
    NAMED("siginfo", sizeof(siginfo_t)); NAMED("si_code", offsetof(siginfo_t, si_code)); NAMED("si_pid", offsetof(siginfo_t, si_pid));
    NAMED("si_status", offsetof(siginfo_t, si_status)); NAMED("epoll_event", sizeof(struct epoll_event));
    NAMED("winsize", sizeof(struct winsize)); NAMED("sigset", sizeof(sigset_t)); NAMED("fprog", sizeof(struct sock_fprog));
    NAMED("NOTIF_RECV", SECCOMP_IOCTL_NOTIF_RECV); NAMED("NOTIF_SEND", SECCOMP_IOCTL_NOTIF_SEND); NAMED("NOTIF_ID_VALID", SECCOMP_IOCTL_NOTIF_ID_VALID);
    NAMED("NEW_LISTENER", SECCOMP_FILTER_FLAG_NEW_LISTENER); NAMED("NOTIF_CONTINUE", SECCOMP_USER_NOTIF_FLAG_CONTINUE);
    NAMED("notif", sizeof(struct seccomp_notif)); NAMED("notif_resp", sizeof(struct seccomp_notif_resp));
    NAMED("notif_args", offsetof(struct seccomp_notif, data.args)); NAMED("iovec", sizeof(struct iovec)); NAMED("pollfd", sizeof(struct pollfd));
    VALUE(R_OK); VALUE(W_OK); VALUE(S_ISUID); VALUE(POLLIN);
    VALUE(LOCK_NB); VALUE(AT_REMOVEDIR); VALUE(AT_SYMLINK_FOLLOW); VALUE(AT_EMPTY_PATH); VALUE(S_IFDIR); VALUE(S_IFLNK); VALUE(S_IFIFO);
    VALUE(EBUSY); VALUE(EISDIR); VALUE(ELOOP); VALUE(EOPNOTSUPP); NAMED("NOREPLACE", RENAME_NOREPLACE); NAMED("EXCHANGE", RENAME_EXCHANGE);
    NAMED("NOTIF_ADDFD", SECCOMP_IOCTL_NOTIF_ADDFD); NAMED("notif_addfd", sizeof(struct seccomp_notif_addfd));
    VALUE(SO_ERROR); VALUE(SOCK_NONBLOCK); VALUE(MSG_NOSIGNAL); VALUE(MSG_DONTWAIT); VALUE(MSG_PEEK);
    NAMED("spawnattr_fits", sizeof(posix_spawnattr_t) <= 512); NAMED("actions_fits", sizeof(posix_spawn_file_actions_t) <= 512);
    return 0;
}
