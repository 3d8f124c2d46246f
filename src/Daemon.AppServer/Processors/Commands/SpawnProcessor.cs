using System.Text.Json;
using Daemon.AppServer.Connections;
using Daemon.AppServer.Dispatch;
using Daemon.Execution;
using Daemon.JsonRpc;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Processes;

namespace Daemon.AppServer.Processors.Commands;

/// <summary>
/// <c>process/*</c>: a process outside of any sandbox that belongs to its connection. Its start is answered at once; its output and end
/// are notifications.
/// </summary>
internal sealed class SpawnProcessor(DaemonState daemon) : IProcessor, IAsyncDisposable
{
    private readonly ConnectionScope<ClientProcess> _processes = new(process => process.Kill());

    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.ProcessSpawn, WireJson.ProcessSpawnParams, WireJson.EmptyResponse, SpawnAsync);
        methods.Add(ClientRequestMethods.ProcessWriteStdin, WireJson.ProcessWriteStdinParams, WireJson.EmptyResponse, WriteAsync);
        methods.Add(ClientRequestMethods.ProcessResizePty, WireJson.ProcessResizePtyParams, WireJson.EmptyResponse, ResizeAsync);
        methods.Add(ClientRequestMethods.ProcessKill, WireJson.ProcessKillParams, WireJson.EmptyResponse, Kill);
    }

    public async ValueTask DisposeAsync()
    {
        var running = _processes.All;
        _processes.EndAll();
        await Task.WhenAll(running.Select(process => process.Over));
    }

    private async ValueTask SpawnAsync(Request<EmptyResponse> request, ProcessSpawnParams p)
    {
        var options = Options(p);
        var process = new ClientProcess(options, daemon.Clock);
        if (!_processes.TryAdd(request.Client, p.ProcessHandle, process))
        {
            throw ProcessArguments.Refused($"duplicate active process handle: {Quote(p.ProcessHandle)}");
        }

        try
        {
            await process.StartAsync(daemon.Commands, Spec(p), request.Cancelled);
        }
        catch (Exception failure)
        {
            _processes.TryRemove(request.Client, p.ProcessHandle, out _);
            throw failure is CommandStartException
                ? new RpcException(ErrorCodes.InternalError, $"failed to spawn process: {failure.Message}")
                : failure;
        }

        request.Respond(EmptyResponse.Instance);
        await FollowAsync(request.Client, p.ProcessHandle, process);
    }

    private async Task FollowAsync(ClientConnection client, string handle, ClientProcess process)
    {
        ClientProcessEnd end;
        try
        {
            end = await process.FollowAsync(chunk => TellAsync(client, handle, chunk));
        }
        finally
        {
            _processes.TryRemove(client, handle, out _);
        }

        await client.NotifyAsync(
            ServerNotificationMethods.ProcessExited,
            new ProcessExitedNotification
            {
                ProcessHandle = handle,
                ExitCode = end.ExitCode,
                OutputDrainTimedOut = false,
                Stdout = end.Stdout,
                StdoutCapReached = end.StdoutCapReached,
                Stderr = end.Stderr,
                StderrCapReached = end.StderrCapReached,
            },
            WireJson.ProcessExitedNotification,
            daemon.Clock,
            CancellationToken.None);
    }

    private async ValueTask WriteAsync(Request<EmptyResponse> request, ProcessWriteStdinParams p)
    {
        var bytes = ProcessArguments.Input(ClientRequestMethods.ProcessWriteStdin, p.DeltaBase64, p.CloseStdin);
        switch (await Require(request.Client, p.ProcessHandle).WriteAsync(bytes, p.CloseStdin, request.Cancelled))
        {
            case InputProblem.NotStreamed:
                throw ProcessArguments.Refused("stdin streaming is not enabled for this process");
            case InputProblem.AlreadyClosed:
                throw ProcessArguments.Refused("stdin is already closed");
            case InputProblem.Gone:
                throw ProcessArguments.Refused($"process {Quote(p.ProcessHandle)} is no longer running");
            default:
                request.Respond(EmptyResponse.Instance);
                break;
        }
    }

    private async ValueTask ResizeAsync(Request<EmptyResponse> request, ProcessResizePtyParams p)
    {
        var size = ProcessArguments.Size("process", p.Size.Rows, p.Size.Cols);
        if (!await Require(request.Client, p.ProcessHandle).TryResizeAsync(size, request.Cancelled))
        {
            throw ProcessArguments.Refused("failed to resize PTY: process is not attached to a PTY");
        }

        request.Respond(EmptyResponse.Instance);
    }

    private ValueTask Kill(Request<EmptyResponse> request, ProcessKillParams p)
    {
        var process = Require(request.Client, p.ProcessHandle);
        request.Respond(EmptyResponse.Instance);
        process.Kill();
        return ValueTask.CompletedTask;
    }

    private static ClientProcessOptions Options(ProcessSpawnParams p)
    {
        const string Method = ClientRequestMethods.ProcessSpawn;
        ProcessArguments.RequireCommand(p.Command);
        if (p.ProcessHandle.Length == 0)
        {
            throw ProcessArguments.Refused("processHandle must not be empty");
        }

        if (p.Size is not null && !p.Tty)
        {
            throw ProcessArguments.Invalid($"{Method} size requires tty: true");
        }

        if (p.Size is { } size)
        {
            ProcessArguments.Size("process", size.Rows, size.Cols);
        }

        // Absent means the default; an explicit null lifts the limit.
        var cap = p.OutputBytesCap.IsPresent ? p.OutputBytesCap.Value : ProcessArguments.DefaultOutputCap;
        TimeSpan? timeout = p.TimeoutMs switch
        {
            { IsPresent: false } => ProcessArguments.DefaultTimeout,
            { Value: { } ms } => ProcessArguments.Timeout(Method, ms),
            _ => null,
        };
        return new ClientProcessOptions(p.Tty, p.Tty || p.StreamStdin, p.Tty || p.StreamStdoutStderr, cap, timeout);
    }

    private CommandSpec Spec(ProcessSpawnParams p) => new()
    {
        Argv = p.Command,
        WorkingDirectory = p.Cwd.Value,
        Environment = ProcessArguments.Environment(daemon.Options.Environment, p.Env),
        Profile = new PermissionProfile.Disabled(),
        WorkspaceRoots = [p.Cwd.Value],
        Terminal = p.Tty ? p.Size is { } size ? new TerminalSize(size.Rows, size.Cols) : TerminalSize.Default : null,
        KeepInputOpen = p.StreamStdin && !p.Tty,
    };

    private ValueTask TellAsync(ClientConnection client, string handle, OutputChunk chunk) => client.NotifyAsync(
        ServerNotificationMethods.ProcessOutputDelta,
        new ProcessOutputDeltaNotification
        {
            ProcessHandle = handle,
            Stream = chunk.Stream == CommandStream.Stdout ? ProcessOutputStream.Stdout : ProcessOutputStream.Stderr,
            DeltaBase64 = Convert.ToBase64String(chunk.Bytes.Span),
            CapReached = chunk.CapReached,
        },
        WireJson.ProcessOutputDeltaNotification,
        daemon.Clock,
        CancellationToken.None);

    private ClientProcess Require(ClientConnection client, string handle) => _processes.TryGet(client, handle, out var process)
        ? process
        : throw ProcessArguments.Refused($"no active process for process handle {Quote(handle)}");

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
