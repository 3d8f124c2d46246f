using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daemon.Execution.Sessions;
using Daemon.Interop.MacOS;
using Microsoft.Win32.SafeHandles;

namespace Daemon.Execution.MacOS;

/// <summary>A child of ours until it is reaped. Thread-safe: no signal is sent to a number that has been reaped.</summary>
/// <param name="confined">Whether a sandbox confined it.</param>
/// <param name="killLeftovers">Whether what it leaves running is killed.</param>
/// <param name="ownSession">Whether the child leads a session, and so a process group, of its own.</param>
/// <param name="terminal">Our end of its terminal, owned by the streams; null for none.</param>
[SupportedOSPlatform("macos")]
internal sealed class MacProcess(int pid, bool confined, bool killLeftovers, bool ownSession, SafeFileHandle? terminal) : ISessionProcess
{
    private const int MaxChildren = 4096;

    private readonly Lock _gate = new();
    private bool _reaped;

    public int Id => pid;

    public unsafe CommandExit WaitForExit()
    {
        WaitForEnd();
        lock (_gate)
        {
            if (confined || killLeftovers)
            {
                KillTree();
            }

            int status;
            while (LibSystem.waitpid(pid, &status, 0) < 0 && Marshal.GetLastPInvokeError() == LibSystem.EINTR)
            {
            }

            _reaped = true;
            int signal = status & 0x7f;
            return signal == 0 ? new CommandExit((status >> 8) & 0xff, 0, confined) : new CommandExit(128 + signal, signal, confined);
        }
    }

    /// <summary>The slave's last holder is gone with the tree, so the master has come to its end already.</summary>
    public void EndOutput()
    {
    }

    public void Kill()
    {
        lock (_gate)
        {
            if (!_reaped)
            {
                KillTree();
            }
        }
    }

    public void Resize(TerminalSize size) =>
        MacTerminal.Resize(terminal ?? throw new InvalidOperationException("The command has no terminal."), size);

    public void Dispose()
    {
    }

    /// <summary>Blocks until the child has ended, without reaping it: its number stays taken meanwhile.</summary>
    private unsafe void WaitForEnd()
    {
        byte* info = stackalloc byte[LibSystem.SignalInfoSize];
        while (LibSystem.waitid(LibSystem.P_PID, (uint)pid, info, LibSystem.WEXITED | LibSystem.WNOWAIT) < 0
            && Marshal.GetLastPInvokeError() == LibSystem.EINTR)
        {
        }
    }

    /// <summary>Stops what is found until nothing new is, then kills all: a parent that dies first would hide its children.</summary>
    private void KillTree()
    {
        var found = new List<int> { pid };
        for (int i = 0; i < found.Count; i++)
        {
            _ = LibSystem.kill(found[i], LibSystem.SIGSTOP);
            found.AddRange(MacProcesses.Children(found[i], MaxChildren).Where(child => !found.Contains(child)));
        }

        if (ownSession)
        {
            _ = LibSystem.kill(-pid, LibSystem.SIGKILL);
        }

        foreach (int process in found)
        {
            // Failure means that it is gone, which is what we want.
            _ = LibSystem.kill(process, LibSystem.SIGKILL);
        }
    }
}
