using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daemon.Interop.MacOS;
using Microsoft.Win32.SafeHandles;

namespace Daemon.Execution.MacOS;

/// <summary>
/// The ids of a process and of what it started, followed on a thread that hears of forks. A child that ends before it is asked about is
/// missed. Thread-safe.
/// </summary>
[SupportedOSPlatform("macos")]
internal sealed class MacProcessTree : IDisposable
{
    private const int MaxChildren = 1024;
    private const nuint StopIdentifier = 1;

    private readonly SafeFileHandle _queue;
    private readonly Lock _gate = new();
    private readonly HashSet<int> _members = [];

    private MacProcessTree(SafeFileHandle queue) => _queue = queue;

    /// <exception cref="IOException">Out of descriptors.</exception>
    public static MacProcessTree Follow(int root)
    {
        int queue = LibSystem.kqueue();
        MacError.Check(queue, "kqueue");
        var tree = new MacProcessTree(new SafeFileHandle(queue, ownsHandle: true));
        tree.Register(StopIdentifier, LibSystem.EVFILT_USER, LibSystem.EV_ADD | LibSystem.EV_CLEAR, 0);
        tree.Add(root);
        new Thread(tree.Run, Sessions.SessionThreads.StackBytes) { IsBackground = true, Name = $"process tree {root}" }.Start();
        return tree;
    }

    public bool Contains(int pid)
    {
        lock (_gate)
        {
            return _members.Contains(pid);
        }
    }

    /// <summary>Ends the following; what is known stays known.</summary>
    public void Dispose() => Register(StopIdentifier, LibSystem.EVFILT_USER, 0, LibSystem.NOTE_TRIGGER);

    private unsafe void Run()
    {
        using (_queue)
        {
            while (true)
            {
                LibSystem.KernelEvent happened;
                int count = LibSystem.kevent((int)_queue.DangerousGetHandle(), null, 0, &happened, 1, null);
                if (count < 0 && Marshal.GetLastPInvokeError() == LibSystem.EINTR)
                {
                    continue;
                }

                if (count < 1 || happened.Filter == LibSystem.EVFILT_USER)
                {
                    return;
                }

                AddChildren((int)happened.Identifier);
            }
        }
    }

    private void Add(int pid)
    {
        lock (_gate)
        {
            if (!_members.Add(pid))
            {
                return;
            }
        }

        Register(
            (nuint)pid, LibSystem.EVFILT_PROC, LibSystem.EV_ADD | LibSystem.EV_CLEAR, LibSystem.NOTE_FORK | LibSystem.NOTE_EXEC | LibSystem.NOTE_EXIT);

        // It may have started some before it was watched.
        AddChildren(pid);
    }

    private void AddChildren(int pid)
    {
        foreach (int child in MacProcesses.Children(pid, MaxChildren))
        {
            Add(child);
        }
    }

    /// <summary>Failure means that the process is gone, or the following over.</summary>
    private unsafe void Register(nuint identifier, short filter, int flags, uint filterFlags)
    {
        var change = new LibSystem.KernelEvent { Identifier = identifier, Filter = filter, Flags = (ushort)flags, FilterFlags = filterFlags };
        bool held = false;
        try
        {
            _queue.DangerousAddRef(ref held);
            _ = LibSystem.kevent((int)_queue.DangerousGetHandle(), &change, 1, null, 0, null);
        }
        catch (ObjectDisposedException)
        {
            // The thread has ended.
        }
        finally
        {
            if (held)
            {
                _queue.DangerousRelease();
            }
        }
    }
}
