using System.Threading.Channels;
using Daemon.AppServer.Connections;
using Daemon.AppServer.Processors.Search.Matching;
using Daemon.AppServer.Processors.Search.Walking;
using Daemon.Core;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Search;

namespace Daemon.AppServer.Processors.Search;

/// <summary>
/// A search as its user types: the folders are walked once, in the background, and each query is matched with what was found. A query
/// that comes while another is worked on replaces it.
/// </summary>
/// <param name="roots">As the client wrote them.</param>
/// <param name="cwd">The base of relative roots.</param>
/// <remarks>Thread-safe. One task does all work and all sending.</remarks>
internal sealed class SearchSession(string id, IReadOnlyList<string> roots, string cwd, ClientConnection client, TimeProvider clock)
{
    /// <summary>Entries that are remembered; a tree that has more is searched in part.</summary>
    private const int MaxEntries = 1_000_000;

    /// <summary>How many entries are walked before a waiting query is looked at.</summary>
    private const int EntriesPerLook = 4096;

    private readonly Channel<SearchQuery> _queries = Channel.CreateBounded<SearchQuery>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly List<(string Root, WalkEntry Entry)> _entries = [];
    private readonly CancellationTokenSource _stop = new();
    private SearchQuery _query = new("");

    /// <summary>Completes after <see cref="Stop"/>, when nothing more is sent.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Begins to walk. Called once.</summary>
    public void Start() => Completion = Background.Run(RunAsync);

    public void Update(string query) => _queries.Writer.TryWrite(new SearchQuery(query));

    /// <summary>Ends the session; idempotent.</summary>
    public void Stop() => _stop.Cancel();

    private async Task RunAsync()
    {
        try
        {
            await WalkAsync();
            do
            {
                while (_queries.Reader.TryRead(out var next))
                {
                    _query = next;
                }

                await TellMatchesAsync();
                await client.NotifyAsync(
                    ServerNotificationMethods.FuzzyFileSearchSessionCompleted,
                    new FuzzyFileSearchSessionCompletedNotification { SessionId = id },
                    WireJson.FuzzyFileSearchSessionCompletedNotification,
                    clock,
                    _stop.Token);
            }
            while (await _queries.Reader.WaitToReadAsync(_stop.Token));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Stopped: there is nobody to tell.
        }
    }

    private async Task WalkAsync()
    {
        foreach (var root in roots)
        {
            foreach (var entry in TreeWalker.Walk(Path.GetFullPath(root, cwd)))
            {
                if (_entries.Count == MaxEntries)
                {
                    return;
                }

                _entries.Add((root, entry));
                if (_entries.Count % EntriesPerLook == 0)
                {
                    _stop.Token.ThrowIfCancellationRequested();
                    if (_queries.Reader.TryRead(out var next))
                    {
                        _query = next;
                        await TellMatchesAsync();
                    }
                }
            }
        }
    }

    private ValueTask TellMatchesAsync()
    {
        var ranking = new Ranking(_query);
        for (var i = 0; i < _entries.Count && !_query.IsEmpty; i++)
        {
            if (i % EntriesPerLook == 0)
            {
                _stop.Token.ThrowIfCancellationRequested();
            }

            ranking.Offer(_entries[i].Root, _entries[i].Entry);
        }

        return client.NotifyAsync(
            ServerNotificationMethods.FuzzyFileSearchSessionUpdated,
            new FuzzyFileSearchSessionUpdatedNotification { SessionId = id, Query = _query.Text, Files = ranking.Results() },
            WireJson.FuzzyFileSearchSessionUpdatedNotification,
            clock,
            _stop.Token);
    }
}
