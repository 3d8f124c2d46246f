using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daemon.Execution.Sandbox.Windows;
using Daemon.Execution.Sessions;
using Daemon.Interop.Windows;
using Microsoft.Win32.SafeHandles;

namespace Daemon.Execution.Windows;

/// <summary>How a process is started on Windows.</summary>
/// <param name="Program">The file to execute.</param>
/// <param name="Environment">All of it.</param>
/// <param name="Token">Who it runs as; null for ourselves. Stays the caller's.</param>
/// <param name="Desktop">Window station and desktop; null for ours.</param>
/// <param name="Held">Disposed when the process has ended.</param>
internal sealed record WindowsStart(
    CommandSpec Spec, string Program, IReadOnlyDictionary<string, string> Environment, NativeHandle? Token, string? Desktop, bool Confined,
    IReadOnlyList<IDisposable> Held);

/// <summary>
/// Starts processes: suspended, so that they are in their job before they can start others; with no inherited handle but their streams.
/// </summary>
[SupportedOSPlatform("windows")]
internal static unsafe class WindowsSpawn
{
    private const int AttributeCount = 1;

    public static uint Coordinates(TerminalSize size) => ((uint)size.Rows << 16) | size.Columns;

    /// <exception cref="CommandStartException">The program cannot be started.</exception>
    /// <exception cref="IOException">The system is out of a resource, or refused a step.</exception>
    public static (WindowsProcess Process, SessionStreams Streams) Start(WindowsStart start)
    {
        var opened = new List<SafeHandle>();
        nint console = 0;
        try
        {
            (SafeFileHandle inputRead, SafeFileHandle inputWrite) = Pipe(opened);
            (SafeFileHandle outputRead, SafeFileHandle outputWrite) = Pipe(opened);
            (NativeHandle Process, NativeHandle Job, int Id) started;
            SessionStreams streams;
            if (start.Spec.Terminal is { } size)
            {
                console = OpenConsole(size, inputRead, outputWrite);
                started = Launch(start, console, null);
                streams = new SessionStreams(Reading(outputRead), null, Writing(inputWrite)) { IsTerminal = true };
            }
            else
            {
                (SafeFileHandle errorRead, SafeFileHandle errorWrite) = Pipe(opened);
                started = Launch(start, 0, [inputRead, outputWrite, errorWrite]);
                errorWrite.Dispose();
                bool open = start.Spec.KeepInputOpen || start.Spec.InheritStandardStreams;
                if (!open)
                {
                    inputWrite.Dispose();
                }

                streams = new SessionStreams(Reading(outputRead), Reading(errorRead), open ? Writing(inputWrite) : null);
            }

            inputRead.Dispose();
            outputWrite.Dispose();
            bool endsTree = start.Confined || start.Spec.KillLeftovers;
            return (new WindowsProcess(started.Process, started.Job, started.Id, console, start.Confined, endsTree, start.Held), streams);
        }
        catch
        {
            opened.ForEach(handle => handle.Dispose());
            if (console != 0)
            {
                Kernel32.ClosePseudoConsole(console);
            }

            throw;
        }
    }

    private static FileStream Reading(SafeFileHandle end) => new(end, FileAccess.Read, bufferSize: 0);

    private static FileStream Writing(SafeFileHandle end) => new(end, FileAccess.Write, bufferSize: 0);

    private static (SafeFileHandle Read, SafeFileHandle Write) Pipe(List<SafeHandle> opened)
    {
        nint read;
        nint write;
        WindowsError.Check(Kernel32.CreatePipe(&read, &write, null, 0), "CreatePipe");
        (SafeFileHandle Read, SafeFileHandle Write) pipe = (new SafeFileHandle(read, ownsHandle: true), new SafeFileHandle(write, ownsHandle: true));
        opened.AddRange([pipe.Read, pipe.Write]);
        return pipe;
    }

    private static nint OpenConsole(TerminalSize size, SafeFileHandle input, SafeFileHandle output)
    {
        nint console;
        int result = Kernel32.CreatePseudoConsole(Coordinates(size), input.DangerousGetHandle(), output.DangerousGetHandle(), 0, &console);
        return result >= 0 ? console : throw WindowsError.Failure("CreatePseudoConsole", result);
    }

    private static (NativeHandle Process, NativeHandle Job, int Id) Launch(WindowsStart start, nint console, SafeFileHandle[]? streams)
    {
        nuint size;
        _ = Kernel32.InitializeProcThreadAttributeList(null, AttributeCount, 0, &size);
        void* attributes = NativeMemory.Alloc(size);
        nint* handles = stackalloc nint[3];
        try
        {
            WindowsError.Check(Kernel32.InitializeProcThreadAttributeList(attributes, AttributeCount, 0, &size), "InitializeProcThreadAttributeList");
            var startup = new Kernel32.StartupInfo { Size = (uint)sizeof(Kernel32.StartupInfo), Attributes = attributes, Flags = Kernel32.STARTF_USESTDHANDLES };
            if (streams is null)
            {
                // Standard handles of 0 keep ours from being taken; the console gives others.
                Set(attributes, Kernel32.PROC_THREAD_ATTRIBUTE_PSEUDOCONSOLE, (void*)console, (nuint)sizeof(nint));
            }
            else
            {
                for (int i = 0; i < streams.Length; i++)
                {
                    handles[i] = streams[i].DangerousGetHandle();
                    WindowsError.Check(Kernel32.SetHandleInformation(handles[i], Kernel32.HANDLE_FLAG_INHERIT, Kernel32.HANDLE_FLAG_INHERIT), "SetHandleInformation");
                }

                (startup.Input, startup.Output, startup.Error) = (handles[0], handles[1], handles[2]);
                Set(attributes, Kernel32.PROC_THREAD_ATTRIBUTE_HANDLE_LIST, handles, (nuint)(streams.Length * sizeof(nint)));
            }

            return Create(start, &startup, inherit: streams is not null);
        }
        finally
        {
            Kernel32.DeleteProcThreadAttributeList(attributes);
            NativeMemory.Free(attributes);
        }
    }

    private static void Set(void* attributes, nuint attribute, void* value, nuint size) =>
        WindowsError.Check(Kernel32.UpdateProcThreadAttribute(attributes, 0, attribute, value, size, null, null), "UpdateProcThreadAttribute");

    private static (NativeHandle Process, NativeHandle Job, int Id) Create(WindowsStart start, Kernel32.StartupInfo* startup, bool inherit)
    {
        const uint Flags = Kernel32.CREATE_SUSPENDED | Kernel32.CREATE_UNICODE_ENVIRONMENT | Kernel32.EXTENDED_STARTUPINFO_PRESENT;
        uint flags = inherit ? Flags | Kernel32.CREATE_NO_WINDOW : Flags;
        char[] commandLine = [.. CommandLineText.Build(start.Program, start.Spec.Argv), '\0'];
        Kernel32.ProcessInformation information;
        NativeHandle job = WindowsJob.Create();
        int result;
        fixed (char* program = start.Program, line = commandLine, variables = EnvironmentBlock.Build(start.Environment), folder = start.Spec.WorkingDirectory, desktop = start.Desktop)
        {
            startup->Desktop = desktop;
            result = start.Token is { } token
                ? Advapi32.CreateProcessAsUser(token, program, line, null, null, inherit ? 1 : 0, flags, variables, folder, startup, &information)
                : Kernel32.CreateProcess(program, line, null, null, inherit ? 1 : 0, flags, variables, folder, startup, &information);
        }

        int error = Marshal.GetLastPInvokeError();
        if (result == 0)
        {
            job.Dispose();
            throw WindowsError.Start(start.Spec, error);
        }

        var process = new NativeHandle(information.Process);
        using var thread = new NativeHandle(information.Thread);
        try
        {
            WindowsError.Check(Kernel32.AssignProcessToJobObject(job, process), "AssignProcessToJobObject");
            WindowsError.Check(Kernel32.ResumeThread(information.Thread) == uint.MaxValue ? 0 : 1, "ResumeThread");
            return (process, job, (int)information.ProcessId);
        }
        catch
        {
            _ = Kernel32.TerminateProcess(process, 1);
            process.Dispose();
            job.Dispose();
            throw;
        }
    }
}
