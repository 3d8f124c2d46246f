using Daemon.Protocol.V2.CommandExec;
using Daemon.Protocol.V2.Methods;

namespace Daemon.AppServer.Processors.Commands;

/// <summary>Checks which parameters of <c>command/exec</c> go together.</summary>
internal static class ExecOptions
{
    private const string Family = ClientRequestMethods.CommandExec;

    /// <exception cref="JsonRpc.RpcException">They contradict each other.</exception>
    public static ClientProcessOptions From(CommandExecParams p)
    {
        ProcessArguments.RequireCommand(p.Command);
        if (p.Size is not null && !p.Tty)
        {
            throw ProcessArguments.Invalid($"{Family} size requires tty: true");
        }

        if (p.Size is { } size)
        {
            ProcessArguments.Size(Family, size.Rows, size.Cols);
        }

        if (p is { TimeoutMs: not null, DisableTimeout: true })
        {
            throw ProcessArguments.Invalid($"{Family} cannot set both timeoutMs and disableTimeout");
        }

        if (p is { OutputBytesCap: not null, DisableOutputCap: true })
        {
            throw ProcessArguments.Invalid($"{Family} cannot set both outputBytesCap and disableOutputCap");
        }

        if (p.ProcessId is null && (p.Tty || p.StreamStdin || p.StreamStdoutStderr))
        {
            throw ProcessArguments.Refused($"{Family} tty or streaming requires a client-supplied processId");
        }

        return new ClientProcessOptions(
            p.Tty,
            p.Tty || p.StreamStdin,
            p.Tty || p.StreamStdoutStderr,
            p.DisableOutputCap ? null : p.OutputBytesCap ?? ProcessArguments.DefaultOutputCap,
            p.DisableTimeout ? null : p.TimeoutMs is { } ms ? ProcessArguments.Timeout(Family, ms) : ProcessArguments.DefaultTimeout);
    }
}
