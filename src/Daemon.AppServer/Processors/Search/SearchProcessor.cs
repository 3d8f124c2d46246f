using System.Collections.Concurrent;
using Daemon.AppServer.Connections;
using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Processors.Search.Matching;
using Daemon.AppServer.Processors.Search.Walking;
using Daemon.Core;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Search;

namespace Daemon.AppServer.Processors.Search;

/// <summary><c>fuzzyFileSearch</c>, once or as a session that belongs to its connection.</summary>
internal sealed class SearchProcessor(DaemonState daemon) : IProcessor, IAsyncDisposable
{
    private readonly ConcurrentDictionary<(ClientConnection Client, string Token), CancellationTokenSource> _searches = new();
    private readonly ConnectionScope<SearchSession> _sessions = new(session => session.Stop());

    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.FuzzyFileSearch, WireJson.FuzzyFileSearchParams, WireJson.FuzzyFileSearchResponse, SearchAsync);
        methods.Add(
            ClientRequestMethods.FuzzyFileSearchSessionStart, WireJson.FuzzyFileSearchSessionStartParams, WireJson.EmptyResponse, StartSession);
        methods.Add(
            ClientRequestMethods.FuzzyFileSearchSessionUpdate, WireJson.FuzzyFileSearchSessionUpdateParams, WireJson.EmptyResponse, UpdateSession);
        methods.Add(
            ClientRequestMethods.FuzzyFileSearchSessionStop, WireJson.FuzzyFileSearchSessionStopParams, WireJson.EmptyResponse, StopSession);
    }

    public async ValueTask DisposeAsync()
    {
        var sessions = _sessions.All;
        _sessions.EndAll();
        await Task.WhenAll(sessions.Select(session => session.Completion));
    }

    private async ValueTask SearchAsync(Request<FuzzyFileSearchResponse> request, FuzzyFileSearchParams p)
    {
        RequestPath.CheckRoots(p.Roots);
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(request.Cancelled);
        if (p.CancellationToken is { } token)
        {
            Replace((request.Client, token), cancelled);
        }

        try
        {
            var query = new SearchQuery(p.Query);
            var files = query.IsEmpty ? [] : await Background.Run(() => Task.FromResult(Search(query, p.Roots, cancelled.Token)));
            request.Respond(new FuzzyFileSearchResponse { Files = files });
        }
        finally
        {
            if (p.CancellationToken is { } own)
            {
                _searches.TryRemove(new KeyValuePair<(ClientConnection, string), CancellationTokenSource>((request.Client, own), cancelled));
            }
        }
    }

    /// <summary>Makes this the search of its token and cancels the one before.</summary>
    private void Replace((ClientConnection Client, string Token) key, CancellationTokenSource search)
    {
        CancellationTokenSource? earlier = null;
        _searches.AddOrUpdate(
            key,
            search,
            (_, current) =>
            {
                earlier = current;
                return search;
            });
        try
        {
            earlier?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself in this moment.
        }
    }

    /// <summary>What is found until the end or the cancellation; a cancelled search has found nothing.</summary>
    private IReadOnlyList<FuzzyFileSearchResult> Search(SearchQuery query, IReadOnlyList<string> roots, CancellationToken cancelled)
    {
        var ranking = new Ranking(query);
        foreach (var root in roots)
        {
            foreach (var entry in TreeWalker.Walk(Path.GetFullPath(root, daemon.Options.Cwd)))
            {
                if (cancelled.IsCancellationRequested)
                {
                    return [];
                }

                ranking.Offer(root, entry);
            }
        }

        return ranking.Results();
    }

    private ValueTask StartSession(Request<EmptyResponse> request, FuzzyFileSearchSessionStartParams p)
    {
        if (p.SessionId.Length == 0)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "sessionId must not be empty");
        }

        if (p.Roots.Count == 0)
        {
            throw new RpcException(
                ErrorCodes.InternalError, "failed to start fuzzy file search session: at least one search directory is required");
        }

        RequestPath.CheckRoots(p.Roots);

        // A new session of the same name takes the place of the old one.
        StopSession(request.Client, p.SessionId);
        var session = new SearchSession(p.SessionId, p.Roots, daemon.Options.Cwd, request.Client, daemon.Clock);
        _sessions.TryAdd(request.Client, p.SessionId, session);
        request.Respond(EmptyResponse.Instance);
        session.Start();
        return ValueTask.CompletedTask;
    }

    private ValueTask UpdateSession(Request<EmptyResponse> request, FuzzyFileSearchSessionUpdateParams p)
    {
        if (!_sessions.TryGet(request.Client, p.SessionId, out var session))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"fuzzy file search session not found: {p.SessionId}");
        }

        request.Respond(EmptyResponse.Instance);
        session.Update(p.Query);
        return ValueTask.CompletedTask;
    }

    private ValueTask StopSession(Request<EmptyResponse> request, FuzzyFileSearchSessionStopParams p)
    {
        StopSession(request.Client, p.SessionId);
        request.Respond(EmptyResponse.Instance);
        return ValueTask.CompletedTask;
    }

    private void StopSession(ClientConnection client, string id)
    {
        if (_sessions.TryRemove(client, id, out var session))
        {
            session.Stop();
        }
    }
}
