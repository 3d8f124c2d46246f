using System.Text.Json;
using Daemon.JsonRpc;
using Daemon.JsonRpc.Messages;

namespace Daemon.AppServer.Threads;

/// <summary>A question to the clients of a thread that waits for its first answer.</summary>
/// <param name="Message">The request as sent, for clients that join later.</param>
/// <param name="OnAnswer">Gets the result, or null when the client answered with an error.</param>
/// <param name="IsWork">Work for a client rather than a question to its user: that it is done shows in its item.</param>
internal sealed record PendingServerRequest(
    long Id, string EngineRequestId, OutboundMessage Message, Action<JsonElement?> OnAnswer, bool IsWork = false);

/// <summary>
/// Requests of the daemon to its clients, for the whole process: one counter for all connections, because one request goes to every
/// subscriber under one id and the first answer wins.
/// </summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class ServerRequestTable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, PendingServerRequest> _pending = [];
    private long _next;

    /// <summary>Takes the next id, makes the request with it and registers it before anyone can see it.</summary>
    public PendingServerRequest Register(string engineRequestId, Func<long, OutboundMessage> makeMessage, Action<JsonElement?> onAnswer, bool isWork = false)
    {
        lock (_gate)
        {
            var id = _next++;
            var request = new PendingServerRequest(id, engineRequestId, makeMessage(id), onAnswer, isWork);
            _pending.Add(id, request);
            return request;
        }
    }

    /// <summary>Delivers a client's answer; late and unknown ones are dropped.</summary>
    public void Answer(RequestId id, JsonElement? result)
    {
        PendingServerRequest? request;
        lock (_gate)
        {
            if (!id.IsNumber || !_pending.Remove(id.Number, out request))
            {
                return;
            }
        }

        request.OnAnswer(result);
    }

    /// <summary>Forgets a request that was settled otherwise.</summary>
    public void Remove(long id)
    {
        lock (_gate)
        {
            _pending.Remove(id);
        }
    }
}
