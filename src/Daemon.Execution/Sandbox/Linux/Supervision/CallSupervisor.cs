using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daemon.Execution.Linux;
using Daemon.Interop.Linux;
using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Sandbox.Linux.Supervision;

/// <summary>
/// Answers the watched calls of one command (seccomp_unotify(2)). Refusals that the filter leaves to it are refused and written down.
/// Calls that name paths go on in the kernel, which decides by the view or the path rules; here they are only compared with the plan, to
/// write down what will fail. Two things are decided here: a name that the profile denies stays denied when the file behind it is new,
/// and a <see cref="FileBroker"/> does what path rules cannot grant.
/// </summary>
/// <remarks>
/// One thread for each supervised command; it ends when nobody is left under the filter. Should it fail, the kernel refuses the watched
/// calls (ENOSYS). Between its look at a path and the kernel's, another thread of the command may change the text: so that only names
/// denied since the start, and masked, are certain against an adversary. The broker does not look twice.
/// </remarks>
/// <param name="setupFilters">How many filters bind a wrapper that is still setting up; 0 when there is none.</param>
/// <param name="broker">Owned; null where the view shows what the plan grants.</param>
/// <param name="sessions">Told about new sessions when they are watched.</param>
[SupportedOSPlatform("linux")]
internal sealed unsafe class CallSupervisor(
    SandboxPlan plan, CallFilterOptions filter, int setupFilters, FileBroker? broker = null, SessionLog? sessions = null)
{
    private const int StackSize = 256 * 1024;

    private readonly IReadOnlySet<uint> _refused = SeccompFilter.AskedRefusals(filter, RuntimeInformation.ProcessArchitecture);
    private readonly Dictionary<uint, PathCall> _pathCalls = PathCalls.For(RuntimeInformation.ProcessArchitecture).ToDictionary(call => call.Number);
    private readonly SystemCalls _calls = SystemCalls.For(RuntimeInformation.ProcessArchitecture)!;
    private readonly IReadOnlyDictionary<uint, string> _services = SeccompFilter.KernelServices(SystemCalls.For(RuntimeInformation.ProcessArchitecture)!);
    private readonly PathJudge _judge = new(plan);
    private readonly bool _records = filter.Watch.HasFlag(CallWatch.Refusals);

    /// <summary>What was refused so far.</summary>
    public DenialLog Denials { get; } = new();

    /// <summary>Starts answering once the filter is there. Called from a thread without the filter, which the new thread would inherit.</summary>
    public void Begin(ThreadSignal listener) =>
        new Thread(() => Run(Take(listener)), StackSize) { IsBackground = true, Name = "CallSupervisor" }.Start();

    private static int Take(ThreadSignal listener)
    {
        using (listener)
        {
            return listener.Take();
        }
    }

    private void Run(int number)
    {
        using (broker)
        {
            if (number >= 0)
            {
                Answer(number);
            }

            // Else the filter could not be loaded.
        }
    }

    private void Answer(int number)
    {
        using (var listener = new FileDescriptor(number))
        {
            if (broker is not null)
            {
                ActAsTheCommand();
            }

            // Makes an answer faster where the kernel knows it, and changes nothing elsewhere.
            _ = Libc.ioctl(listener.Number, Libc.SECCOMP_IOCTL_NOTIF_SET_FLAGS, (void*)Libc.SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP);
            var request = new Libc.PollRequest { Fd = listener.Number, Events = Libc.POLLIN };
            while (true)
            {
                int ready = Libc.poll(&request, 1, -1);
                bool failed = ready < 0 && Errno.Last != Errno.EINTR;
                if (failed || (ready > 0 && (request.Ready & Libc.POLLIN) == 0))
                {
                    // Nobody is left under the filter; or the system is out of memory, and with the listener closed the kernel refuses.
                    return;
                }

                if (ready > 0)
                {
                    AnswerOne(listener.Number);
                }
            }
        }
    }

    /// <summary>What is done for a command is done with no more rights than it has.</summary>
    private static void ActAsTheCommand()
    {
        _ = Errno.Check(Libc.unshare_fs(), "unshare CLONE_FS");
        _ = Libc.umask(0);
        _ = Errno.Check(Libc.capset_none(), "capset");
    }

    private void AnswerOne(int listener)
    {
        Libc.CallNotification call = default;
        if (Libc.ioctl(listener, Libc.SECCOMP_IOCTL_NOTIF_RECV, &call) != 0)
        {
            // The caller was killed meanwhile, or a signal came.
            return;
        }

        CallDecision decision = Decide(listener, call);
        var answer = new Libc.CallAnswer
        {
            Id = call.Id,
            Error = -decision.Error,
            Flags = decision.Continues ? Libc.SECCOMP_USER_NOTIF_FLAG_CONTINUE : 0,
        };
        if (decision.Descriptor is { } file)
        {
            (answer.Value, answer.Error) = Give(listener, call.Id, file, decision.ClosesOnExec);
        }

        // Fails when the caller was killed meanwhile.
        _ = Libc.ioctl(listener, Libc.SECCOMP_IOCTL_NOTIF_SEND, &answer);
    }

    /// <summary>
    /// Gives the caller a file and closes ours, before the caller goes on: a program that somebody has open for writing cannot be executed.
    /// </summary>
    private static (long Number, int Error) Give(int listener, ulong id, FileDescriptor file, bool closesOnExec)
    {
        using (file)
        {
            var given = new Libc.CallDescriptor
            {
                Id = id,
                Ours = (uint)file.Number,
                DescriptorFlags = closesOnExec ? (uint)Libc.O_CLOEXEC : 0,
            };
            int number = Libc.ioctl(listener, Libc.SECCOMP_IOCTL_NOTIF_ADDFD, &given);

            // It may have no room for another open file.
            return number >= 0 ? (number, 0) : (0, -Errno.Last);
        }
    }

    private CallDecision Decide(int listener, in Libc.CallNotification call)
    {
        var process = new SupervisedProcess((int)call.Pid);
        uint number = (uint)call.Number;
        bool refuses = _refused.Contains(number);
        try
        {
            if (number == _calls.SetSid)
            {
                sessions!.Add(process.ProcessId);
                return CallDecision.Continue;
            }

            _ = _pathCalls.TryGetValue(number, out PathCall? pathCall);
            ulong id = call.Id;
            if (broker is not null && pathCall is not null && broker.TryPerform(process, pathCall, Arguments(call), () => StillWaits(listener, id)) is { } done)
            {
                return done;
            }

            if (refuses)
            {
                return IsSettingUp(listener, process, call.Id) ? CallDecision.Continue : CallDecision.Fail(Refuse(process, call));
            }

            return pathCall is not null ? JudgePath(listener, process, pathCall, call) : CallDecision.Fail(Errno.EPERM);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It ended while it was looked at. Nothing is allowed for want of knowledge.
            return refuses ? CallDecision.Fail(Errno.EPERM) : CallDecision.Continue;
        }
    }

    private static bool StillWaits(int listener, ulong id) => Libc.ioctl(listener, Libc.SECCOMP_IOCTL_NOTIF_ID_VALID, &id) == 0;

    /// <summary>
    /// Whether this is the wrapper before it has loaded the command's own filter. A filter cannot be taken off again, so a command never
    /// looks like that. The id is asked about last: the number of an ended process may mean another one.
    /// </summary>
    private bool IsSettingUp(int listener, SupervisedProcess process, ulong id) =>
        setupFilters > 0 && process.FilterCount is > 0 and var count && count <= setupFilters
        && StillWaits(listener, id);

    private int Refuse(SupervisedProcess process, in Libc.CallNotification call)
    {
        (SandboxOperation operation, string target) = Describe(process, call);
        // C libraries try the sockets of name services that few machines have: without the sandbox that would fail as well.
        bool leadsNowhere = operation == SandboxOperation.LocalSocket && target.StartsWith('/') && call.Number != _calls.Bind && !Path.Exists(target);
        if (!leadsNowhere)
        {
            Denials.Add(operation, target, process.Name);
        }

        return Errno.EPERM;
    }

    private (SandboxOperation Operation, string Target) Describe(SupervisedProcess process, in Libc.CallNotification call)
    {
        uint number = (uint)call.Number;
        if (number == _calls.Socket || number == _calls.SocketPair)
        {
            return SocketCall.Made(call.Arguments[0], call.Arguments[1]);
        }

        if (number == _calls.Connect || number == _calls.Bind)
        {
            return SocketCall.Addressed(process, call.Arguments[1], call.Arguments[2]);
        }

        if (number == _calls.SendTo)
        {
            return SocketCall.Addressed(process, call.Arguments[4], call.Arguments[5]);
        }

        if (_services.TryGetValue(number, out string? service))
        {
            return (SandboxOperation.SystemCall, service);
        }

        if (number == _calls.PTrace || number == _calls.ProcessVmReadV || number == _calls.ProcessVmWriteV)
        {
            return (SandboxOperation.InspectProcess, "another process");
        }

        if (_pathCalls.TryGetValue(number, out PathCall? pathCall))
        {
            PathUse? use = _judge.FindRefused(process, pathCall, Arguments(call));
            return (SandboxOperation.ChangeAttributes, use?.Path ?? "attributes of a file");
        }

        return (SandboxOperation.LocalSocket, "socket");
    }

    private CallDecision JudgePath(int listener, SupervisedProcess process, PathCall pathCall, in Libc.CallNotification call)
    {
        if (_judge.FindRefused(process, pathCall, Arguments(call)) is not { } use || IsSettingUp(listener, process, call.Id))
        {
            return CallDecision.Continue;
        }

        bool byName = plan.HidesByName(use.Path);
        if (_records && (byName || PathJudge.UserMay(use)))
        {
            Denials.Add(use.Operation, use.Path, process.Name);
        }

        return byName ? CallDecision.Fail(Errno.EACCES) : CallDecision.Continue;
    }

    private static ulong[] Arguments(in Libc.CallNotification call)
    {
        var arguments = new ulong[6];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = call.Arguments[i];
        }

        return arguments;
    }
}
