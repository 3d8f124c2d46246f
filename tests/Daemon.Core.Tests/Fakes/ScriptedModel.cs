using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Daemon.ModelClient;

namespace Daemon.Core.Tests.Fakes;

/// <summary>A model that answers request i with reply i; the last reply repeats. Keeps every request.</summary>
internal sealed class ScriptedModel(params ModelReply[] replies) : IModelClient
{
    private readonly Lock _gate = new();
    private readonly Channel<ModelRequest> _arrivals = Channel.CreateUnbounded<ModelRequest>();
    private readonly List<ModelRequest> _requests = [];

    public IReadOnlyList<ModelRequest> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Waits for the next request that nobody waited for yet.</summary>
    public Task<ModelRequest> NextRequestAsync() => _arrivals.Reader.ReadAsync().AsTask().WaitAsync(SessionHarness.Patience);

    public async IAsyncEnumerable<ModelEvent> StreamAsync(ModelRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ModelReply reply;
        lock (_gate)
        {
            reply = replies[Math.Min(_requests.Count, replies.Length - 1)];
            _requests.Add(request);
        }

        _arrivals.Writer.TryWrite(request);
        await Task.Yield();
        foreach (var step in reply.Steps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (step)
            {
                case ModelEvent modelEvent:
                    yield return modelEvent;
                    break;
                case Func<ModelEvent> late:
                    yield return late();
                    break;
                case Task gate:
                    await gate.WaitAsync(cancellationToken);
                    break;
                case ModelException failure:
                    throw failure;
            }
        }
    }
}
