using System.Text.Json;
using Daemon.AppServer.Connections;
using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Mapping;
using Daemon.Execution;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.CommandExec;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;

namespace Daemon.AppServer.Processors.Commands;

/// <summary><c>command/exec</c> and its <c>write, resize, terminate</c>: a sandboxed command that belongs to its connection.</summary>
internal sealed class ExecProcessor(DaemonState daemon) : IProcessor, IAsyncDisposable
{
    private const string Family = ClientRequestMethods.CommandExec;

    private readonly ConnectionScope<ClientProcess> _processes = new(process => process.Kill());
    private readonly ExecSpecs _specs = new(daemon);

    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.CommandExec, WireJson.CommandExecParams, WireJson.CommandExecResponse, ExecAsync);
        methods.Add(ClientRequestMethods.CommandExecWrite, WireJson.CommandExecWriteParams, WireJson.EmptyResponse, WriteAsync);
        methods.Add(ClientRequestMethods.CommandExecResize, WireJson.CommandExecResizeParams, WireJson.EmptyResponse, ResizeAsync);
        methods.Add(ClientRequestMethods.CommandExecTerminate, WireJson.CommandExecTerminateParams, WireJson.EmptyResponse, Terminate);
    }

    public async ValueTask DisposeAsync()
    {
        var running = _processes.All;
        _processes.EndAll();
        await Task.WhenAll(running.Select(process => process.Over));
    }

    private async ValueTask ExecAsync(Request<CommandExecResponse> request, CommandExecParams p)
    {
        var options = ExecOptions.From(p);
        var (spec, otel) = _specs.Create(p);

        // A command without a name cannot be addressed, but ends with its connection like the others.
        var name = p.ProcessId ?? Guid.NewGuid().ToString();
        var process = new ClientProcess(options, daemon.Clock);
        if (!_processes.TryAdd(request.Client, name, process))
        {
            throw ProcessArguments.Refused($"duplicate active command/exec process id: {Quote(name)}");
        }

        ClientProcessEnd end;
        try
        {
            request.Lasts();
            await process.StartAsync(daemon.Commands, spec with { Proxy = daemon.CommandNetworks.Open(spec.Profile, daemon.Logs(otel)) }, request.Cancelled);
            await using var cancellation = request.Cancelled.Register(process.Kill);
            end = await process.FollowAsync(chunk => TellAsync(request.Client, name, chunk));
        }
        catch (CommandStartException failure)
        {
            throw new RpcException(ErrorCodes.InternalError, $"failed to spawn command: {failure.Message}");
        }
        finally
        {
            _processes.TryRemove(request.Client, name, out _);
        }

        request.Respond(new CommandExecResponse
        {
            ExitCode = end.ExitCode,
            Stdout = end.Stdout,
            Stderr = end.Stderr,
            SandboxDenials = DenialMapper.ToWire(end.Denials),
        });
    }

    private async ValueTask WriteAsync(Request<EmptyResponse> request, CommandExecWriteParams p)
    {
        var bytes = ProcessArguments.Input(ClientRequestMethods.CommandExecWrite, p.DeltaBase64, p.CloseStdin);
        var problem = await Require(request.Client, p.ProcessId).WriteAsync(bytes, p.CloseStdin, request.Cancelled);
        switch (problem)
        {
            case InputProblem.NotStreamed:
                throw ProcessArguments.Refused("stdin streaming is not enabled for this command/exec");
            case InputProblem.AlreadyClosed:
                throw ProcessArguments.Refused("stdin is already closed");
            case InputProblem.Gone:
                throw NoSuchProcess(p.ProcessId);
            default:
                request.Respond(EmptyResponse.Instance);
                break;
        }
    }

    private async ValueTask ResizeAsync(Request<EmptyResponse> request, CommandExecResizeParams p)
    {
        var size = ProcessArguments.Size(Family, p.Size.Rows, p.Size.Cols);
        if (!await Require(request.Client, p.ProcessId).TryResizeAsync(size, request.Cancelled))
        {
            throw ProcessArguments.Refused("failed to resize PTY: process is not attached to a PTY");
        }

        request.Respond(EmptyResponse.Instance);
    }

    private ValueTask Terminate(Request<EmptyResponse> request, CommandExecTerminateParams p)
    {
        var process = Require(request.Client, p.ProcessId);
        request.Respond(EmptyResponse.Instance);
        process.Kill();
        return ValueTask.CompletedTask;
    }

    private ValueTask TellAsync(ClientConnection client, string name, OutputChunk chunk) => client.NotifyAsync(
        ServerNotificationMethods.CommandExecOutputDelta,
        new CommandExecOutputDeltaNotification
        {
            ProcessId = name,
            Stream = chunk.Stream == CommandStream.Stdout ? CommandExecOutputStream.Stdout : CommandExecOutputStream.Stderr,
            DeltaBase64 = Convert.ToBase64String(chunk.Bytes.Span),
            CapReached = chunk.CapReached,
        },
        WireJson.CommandExecOutputDeltaNotification,
        daemon.Clock,
        CancellationToken.None);

    private ClientProcess Require(ClientConnection client, string name) =>
        _processes.TryGet(client, name, out var process) ? process : throw NoSuchProcess(name);

    private static RpcException NoSuchProcess(string name) => ProcessArguments.Refused($"no active command/exec for process id {Quote(name)}");

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
