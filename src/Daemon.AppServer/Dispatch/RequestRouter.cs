using Daemon.AppServer.Connections;
using Daemon.Core.Rollout;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Methods;
using Serilog;

namespace Daemon.AppServer.Dispatch;

/// <summary>
/// Takes a request from its connection to its handler: unknown methods first, then parameters, then the handshake, then the
/// experimental gate, then the queue of its key. Whatever a handler throws becomes an answer.
/// </summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class RequestRouter(MethodTable methods, KeyedQueue queue, ILogger log)
{
    public void Route(ClientConnection client, IncomingRequest incoming)
    {
        if (!methods.TryGet(incoming.Method, out var method))
        {
            RefuseUnknown(client, incoming);
            return;
        }

        if (method.Bind(client, incoming, out var key) is not { } work)
        {
            return;
        }

        if (!client.MayCall(method.Name, out var refusal))
        {
            incoming.RespondError(ErrorCodes.InvalidRequest, refusal);
            return;
        }

        if (!client.ExperimentalApi && NeedsExperimentalApi(method, incoming) is { } what)
        {
            incoming.RespondError(ErrorCodes.InvalidRequest, $"{what} requires experimentalApi capability");
            return;
        }

        // What an answered request still has to tell comes before the answer to the next one.
        if (client.Settling is { IsCompleted: false } settling)
        {
            queue.Enqueue(key, () => RunAfterAsync(settling, client, incoming, work));
        }
        else if (key is null)
        {
            // Handlers that never wait run here, in order of arrival.
            Start(incoming, work);
        }
        else
        {
            queue.Enqueue(key, () => RunTrackedAsync(client, incoming, work));
        }
    }

    private static string? NeedsExperimentalApi(Method method, IncomingRequest incoming) =>
        method.Experimental ? method.Name : incoming.Params is { } raw ? ExperimentalFields.Find(method.Name, raw.Span) : null;

    private void Start(IncomingRequest incoming, Func<ValueTask> work)
    {
        ValueTask running;
        try
        {
            running = work();
        }
#pragma warning disable CA1031 // The edge of a request: one bad request never ends the connection.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Fail(incoming, error);
            return;
        }

        if (running.IsCompletedSuccessfully)
        {
            CheckAnswered(incoming);
            return;
        }

        var task = running.AsTask();
        queue.Enqueue(null, () => RunAsync(incoming, () => new ValueTask(task)));
    }

    private async Task RunAfterAsync(Task settling, ClientConnection client, IncomingRequest incoming, Func<ValueTask> work)
    {
        await settling;
        await RunTrackedAsync(client, incoming, work);
    }

    private async Task RunTrackedAsync(ClientConnection client, IncomingRequest incoming, Func<ValueTask> work)
    {
        var done = client.Track(incoming);
        try
        {
            await RunAsync(incoming, work);
        }
        finally
        {
            done.SetResult();
        }
    }

    private async Task RunAsync(IncomingRequest incoming, Func<ValueTask> work)
    {
        try
        {
            await work();
            CheckAnswered(incoming);
        }
#pragma warning disable CA1031 // As above.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Fail(incoming, error);
        }
    }

    private static void CheckAnswered(IncomingRequest incoming)
    {
        if (!incoming.IsAnswered)
        {
            // Its handler keeps it until an event answers it.
            incoming.LeaveQueue();
        }
    }

    private void Fail(IncomingRequest incoming, Exception error)
    {
        if (error is RpcException refusal)
        {
            incoming.RespondError(refusal);
            return;
        }

        if (error is RolloutException failure)
        {
            // What it says was written for the client.
            incoming.RespondError(ErrorCodes.InvalidRequest, failure.Message);
            return;
        }

        if (error is OperationCanceledException && incoming.CancellationToken.IsCancellationRequested)
        {
            incoming.RespondError(ErrorCodes.Cancelled, "the request was cancelled");
            return;
        }

        var correlation = Guid.NewGuid().ToString("N")[..12];
        log.Error(error, "request {Method} failed ({Correlation})", incoming.Method, correlation);
        incoming.RespondError(ErrorCodes.InternalError, $"internal error; the log names it as {correlation}");
    }

    private static void RefuseUnknown(ClientConnection client, IncomingRequest incoming)
    {
        if (!ClientRequestMethods.All.Contains(incoming.Method))
        {
            incoming.RespondError(ErrorCodes.InvalidRequest, MethodTable.UnknownMethod(incoming.Method));
        }
        else if (!client.MayCall(incoming.Method, out var refusal))
        {
            incoming.RespondError(ErrorCodes.InvalidRequest, refusal);
        }
        else
        {
            incoming.RespondError(ErrorCodes.MethodNotFound, $"{incoming.Method} is not offered by this version of the daemon");
        }
    }
}
