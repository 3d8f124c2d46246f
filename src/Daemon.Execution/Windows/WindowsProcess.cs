using System.Runtime.Versioning;
using Daemon.Execution.Sessions;
using Daemon.Interop.Windows;

namespace Daemon.Execution.Windows;

/// <summary>A process and the job that holds it with all that it starts. Closing the job, also by our own end, kills them. Thread-safe.</summary>
/// <param name="console">The pseudo console, or 0 for none.</param>
/// <param name="endsTree">Whether what it leaves running is killed with it.</param>
/// <param name="held">What must live as long as the process.</param>
[SupportedOSPlatform("windows")]
internal sealed class WindowsProcess(
    NativeHandle process, NativeHandle job, int id, nint console, bool confined, bool endsTree, IReadOnlyList<IDisposable> held) : ISessionProcess
{
    /// <summary>What a command that was killed reports, as on other systems: 128 + 9.</summary>
    private const uint KilledExitCode = 137;

    private readonly Lock _gate = new();
    private nint _console = console;
    private bool _ended;

    public int Id => id;

    public unsafe CommandExit WaitForExit()
    {
        _ = Kernel32.WaitForSingleObject(process, Kernel32.INFINITE);
        uint code;
        WindowsError.Check(Kernel32.GetExitCodeProcess(process, &code), "GetExitCodeProcess");
        lock (_gate)
        {
            if (endsTree)
            {
                _ = Kernel32.TerminateJobObject(job, KilledExitCode);
            }

            _ended = true;
        }

        return new CommandExit((int)code, code == KilledExitCode ? 9 : 0, confined);
    }

    public void EndOutput()
    {
        nint console;
        lock (_gate)
        {
            console = _console;
            _console = 0;
        }

        if (console != 0)
        {
            // Blocks until the output has been read, which another thread does.
            Kernel32.ClosePseudoConsole(console);
        }
    }

    public void Kill()
    {
        lock (_gate)
        {
            if (!_ended)
            {
                _ = Kernel32.TerminateJobObject(job, KilledExitCode);
            }
        }
    }

    public void Resize(TerminalSize size)
    {
        lock (_gate)
        {
            if (_console != 0)
            {
                int result = Kernel32.ResizePseudoConsole(_console, WindowsSpawn.Coordinates(size));
                if (result < 0)
                {
                    throw WindowsError.Failure("ResizePseudoConsole", result);
                }
            }
        }
    }

    public void Dispose()
    {
        process.Dispose();
        job.Dispose();
        foreach (IDisposable item in held)
        {
            item.Dispose();
        }
    }
}
