using System.Runtime.Versioning;
using Daemon.Execution.Sandbox.Linux.Supervision;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Linux;

/// <summary>A child of ours from its start until it is reaped. Thread-safe: no signal is sent to a number that has been reaped.</summary>
[SupportedOSPlatform("linux")]
internal sealed class LaunchedProcess : IDisposable
{
    private readonly Lock _gate = new();
    private readonly bool _sandboxed;
    private readonly (Watchdog Watchdog, TreeMark Mark)? _tree;
    private readonly IDisposable? _lease;
    private bool _reaped;

    private LaunchedProcess(int pid, FileDescriptor exitSignal, bool sandboxed, (Watchdog Watchdog, TreeMark Mark)? tree, IDisposable? lease)
    {
        Pid = pid;
        ExitSignal = exitSignal;
        _sandboxed = sandboxed;
        _tree = tree;
        _lease = lease;
    }

    /// <summary>Takes charge of a child that was just started.</summary>
    /// <param name="tree">What ends the child when we die, and what its descendants are known by; null for a wrapper that ends them by itself.</param>
    /// <param name="lease">Disposed with this object; stays the caller's when this method throws.</param>
    /// <exception cref="IOException">It cannot be watched: it has been killed.</exception>
    public static LaunchedProcess Adopt(int pid, bool allowPidFd, bool sandboxed, (Watchdog Watchdog, TreeMark Mark)? tree, IDisposable? lease)
    {
        FileDescriptor? exitSignal = null;
        try
        {
            exitSignal = Linux.ExitSignal.Open(pid, allowPidFd);
            tree?.Watchdog.Watch(pid, tree.Value.Mark);
            return new LaunchedProcess(pid, exitSignal, sandboxed, tree, lease);
        }
        catch
        {
            exitSignal?.Dispose();
            _ = Libc.kill(-pid, Libc.SIGKILL);
            _ = ChildProcess.Wait(pid);
            throw;
        }
    }

    /// <summary>Whether what an unconfined child leaves running is killed when it has ended.</summary>
    public bool KillsLeftovers { get; set; }

    /// <summary>The sessions that its descendants made, when they are watched.</summary>
    public SessionLog? Sessions { get; set; }

    /// <summary>Process id, process group and session of the child.</summary>
    public int Pid { get; }

    /// <summary>Whether the child is a wrapper that dies with us and takes its process-id namespace along.</summary>
    private bool IsWrapped => _tree is null;

    /// <summary>Readable once the child has ended.</summary>
    public FileDescriptor ExitSignal { get; }

    /// <summary>Sends a signal to the command's process group, inside of its wrapper if it has one; nothing once it has been reaped.</summary>
    public void Signal(int number)
    {
        lock (_gate)
        {
            if (_reaped)
            {
                return;
            }

            foreach (int group in IsWrapped ? ProcessTree.GroupsInside(Pid) : [Pid])
            {
                _ = Libc.kill(-group, number);
            }
        }
    }

    /// <summary>Kills the child with all of its descendants; nothing once it has been reaped.</summary>
    public void Kill()
    {
        lock (_gate)
        {
            if (_reaped)
            {
                return;
            }

            if (_tree is var (_, mark))
            {
                KillTree(mark);
            }
            else
            {
                // The wrapper's death ends the namespace's first process, and with it the kernel ends all others.
                _ = Libc.kill(-Pid, Libc.SIGKILL);
            }
        }
    }

    /// <summary>Takes the exit status. Call once, when <see cref="ExitSignal"/> is readable.</summary>
    public CommandExit Reap()
    {
        lock (_gate)
        {
            if (_tree is var (watchdog, mark))
            {
                if (_sandboxed || KillsLeftovers)
                {
                    // What it left running would outlive its turn; a namespace ends with its first process in the same way.
                    KillTree(mark);
                }

                // Before the number can be used again.
                watchdog.Forget(Pid);
            }

            Libc.ChildSignalInfo info = ChildProcess.Wait(Pid);
            _reaped = true;
            return info.Code == Libc.CLD_EXITED
                ? new CommandExit(info.Status, info.Status > 128 && IsWrapped ? info.Status - 128 : 0, _sandboxed)
                : new CommandExit(128 + info.Status, info.Status, _sandboxed);
        }
    }

    private void KillTree(TreeMark mark) => ProcessTree.Kill(Pid, mark, Sessions?.Alive() ?? new HashSet<int>());

    /// <summary>Whether <see cref="Dispose"/> waits for locks and the disk, and so must not run on the I/O thread.</summary>
    public bool DisposalBlocks => _lease is not null;

    public void Dispose()
    {
        ExitSignal.Dispose();
        _lease?.Dispose();
    }
}
