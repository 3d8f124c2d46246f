using System.Text.Json;
using Daemon.JsonRpc;
using Daemon.Mcp.Wire;

namespace Daemon.Mcp.Connections;

/// <summary>
/// Answers what a server asks of its client: pings, roots (none), and questions to the user. Everything else is refused, sampling
/// among it: a server gets no model of the user's.
/// </summary>
/// <remarks>Thread-safe. Owns a task for each question, awaited at disposal.</remarks>
internal sealed class ServerRequests(Func<byte[], Task> send, Func<IElicitationHandler?> elicitations) : IAsyncDisposable
{
    /// <summary>Questions of one server that may wait at a time.</summary>
    private const int MaxWaiting = 32;

    /// <summary>Requests in handling beyond which new ones are dropped: a server that asks and does not read must not fill the memory.</summary>
    private const int MaxRunning = 256;

    private const int MethodNotFound = -32601;
    private const int InvalidParams = -32602;
    private const int Busy = -32000;

    private readonly Lock _gate = new();
    private readonly Dictionary<RequestId, CancellationTokenSource> _waiting = [];
    private readonly HashSet<Task> _running = [];
    private bool _closed;

    public void Handle(RequestId id, string method, ReadOnlyMemory<byte>? parameters)
    {
        if (IsOverrun())
        {
            return;
        }

        switch (method)
        {
            case "ping":
                Track(send(McpMessage.Result(id, static _ => { })));
                break;
            case "roots/list":
                Track(send(McpMessage.Result(id, static writer =>
                {
                    writer.WriteStartArray("roots"u8);
                    writer.WriteEndArray();
                })));
                break;
            case "elicitation/create":
                if (!ElicitationReader.TryRead(parameters, out var elicitation, out var problem))
                {
                    Track(send(McpMessage.Error(id, InvalidParams, problem)));
                    break;
                }

                Ask(id, elicitation);
                break;
            default:
                Track(send(McpMessage.Error(id, MethodNotFound, method)));
                break;
        }
    }

    /// <summary>Withdraws a question; <paramref name="parameters"/> are those of the server's <c>notifications/cancelled</c>.</summary>
    public void Cancel(ReadOnlyMemory<byte> parameters)
    {
        using var document = JsonDocument.Parse(parameters);
        var root = document.RootElement;
        RequestId? id = root.Integer("requestId") is { } number ? new RequestId(number)
            : root.Text("requestId") is { } text ? new RequestId(text)
            : null;
        lock (_gate)
        {
            if (id is { } known && _waiting.TryGetValue(known, out var question))
            {
                question.Cancel();
            }
        }
    }

    /// <summary>Withdraws every question, and takes no more.</summary>
    public void CancelAll()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (var question in _waiting.Values)
            {
                question.Cancel();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        CancelAll();
        Task[] running;
        lock (_gate)
        {
            running = [.. _running];
        }

        await Task.WhenAll(running);
    }

    private void Ask(RequestId id, Elicitation elicitation)
    {
        var question = new CancellationTokenSource();
        lock (_gate)
        {
            if (_closed || _waiting.Count >= MaxWaiting || !_waiting.TryAdd(id, question))
            {
                question.Dispose();
                Track(send(McpMessage.Error(id, Busy, "too many questions are waiting for an answer")));
                return;
            }

            Track(AskAsync(id, elicitation, question));
        }
    }

    private async Task AskAsync(RequestId id, Elicitation elicitation, CancellationTokenSource question)
    {
        await Task.Yield();
        byte[]? answer = null;
        try
        {
            var result = elicitations() is { } handler ? await handler.ElicitAsync(elicitation, question.Token) : ElicitationResult.Decline;
            answer = McpMessage.Result(id, result.WriteTo);
        }
        catch (OperationCanceledException) when (question.IsCancellationRequested)
        {
            // Withdrawn: the server waits for no answer.
        }
#pragma warning disable CA1031 // The edge of a question: a handler that fails has got no consent.
        catch (Exception)
#pragma warning restore CA1031
        {
            answer = McpMessage.Result(id, ElicitationResult.Cancel.WriteTo);
        }

        lock (_gate)
        {
            _waiting.Remove(id);
        }

        question.Dispose();
        if (answer is not null)
        {
            await send(answer);
        }
    }

    private bool IsOverrun()
    {
        lock (_gate)
        {
            _running.RemoveWhere(done => done.IsCompleted);
            return _running.Count >= MaxRunning;
        }
    }

    private void Track(Task task)
    {
        lock (_gate)
        {
            _running.Add(task);
        }
    }
}
