using Daemon.AppServer.Connections;
using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Processors.Files.Watching;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Fs;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;

namespace Daemon.AppServer.Processors.Files;

/// <summary><c>fs/watch, unwatch</c>: watches that belong to their connection.</summary>
internal sealed class WatchProcessor(DaemonState daemon) : IProcessor, IAsyncDisposable
{
    private readonly ConnectionScope<PathWatch> _watches = new(watch => watch.Stop());

    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.FsWatch, WireJson.FsWatchParams, WireJson.FsWatchResponse, Watch);
        methods.Add(ClientRequestMethods.FsUnwatch, WireJson.FsUnwatchParams, WireJson.EmptyResponse, Unwatch);
    }

    public async ValueTask DisposeAsync()
    {
        var watches = _watches.All;
        _watches.EndAll();
        await Task.WhenAll(watches.Select(watch => watch.Completion));
    }

    private ValueTask Watch(Request<FsWatchResponse> request, FsWatchParams p)
    {
        var path = Path.TrimEndingDirectorySeparator(p.Path.Value);
        var watch = new PathWatch(p.WatchId, path, request.Client, daemon.Clock);
        if (!_watches.TryAdd(request.Client, p.WatchId, watch))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"watchId already exists: {p.WatchId}");
        }

        try
        {
            watch.Start();
        }
        catch (Exception failure) when (failure is IOException or ArgumentException)
        {
            _watches.TryRemove(request.Client, p.WatchId, out _);
            throw OsError.Refusal(failure);
        }

        request.Respond(new FsWatchResponse { Path = p.Path });
        return ValueTask.CompletedTask;
    }

    private ValueTask Unwatch(Request<EmptyResponse> request, FsUnwatchParams p)
    {
        if (_watches.TryRemove(request.Client, p.WatchId, out var watch))
        {
            watch.Stop();
        }

        request.Respond(EmptyResponse.Instance);
        return ValueTask.CompletedTask;
    }
}
