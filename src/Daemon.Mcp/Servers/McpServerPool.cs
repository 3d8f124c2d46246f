using Daemon.Mcp.Connections;
using Daemon.Mcp.Http;
using Daemon.Mcp.Transports;

namespace Daemon.Mcp.Servers;

/// <summary>
/// The servers of the whole daemon. Users with equal specs share one connection (one process); it is started for the first of them and
/// ends with the last. A connection that has failed or is over is not given to new users.
/// </summary>
/// <remarks>Thread-safe. Disposing ends all servers and awaits that.</remarks>
public sealed class McpServerPool(IServerLauncher launcher, string clientVersion, TimeProvider clock) : IAsyncDisposable
{
    private readonly HttpMessageInvoker _http = HttpStack.Create();
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Shared> _shared = new(StringComparer.Ordinal);
    private readonly HashSet<Task> _ending = [];

    /// <summary>Becomes a user of the server, which begins to start if it does not run.</summary>
    /// <param name="startTime">Longest start; counts for the user who causes it.</param>
    /// <param name="idleElicitations">Answers what the server asks while it works on no call.</param>
    public McpServerLease Acquire(McpServerSpec spec, TimeSpan startTime, IElicitationHandler idleElicitations)
    {
        lock (_gate)
        {
            if (!_shared.TryGetValue(spec.Key, out var shared) || shared.IsSpent)
            {
                shared = new Shared(spec.Key);
                _shared[spec.Key] = shared;
                shared.Start(() => StartAsync(spec, startTime, shared));
            }

            shared.Users = [.. shared.Users, idleElicitations];
            return new McpServerLease(shared.Server, () => shared.Running, () => Release(shared, idleElicitations));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task[] ending;
        lock (_gate)
        {
            foreach (var shared in _shared.Values)
            {
                Track(shared.Ending ??= EndAsync(shared));
            }

            _shared.Clear();
            ending = [.. _ending];
        }

        await Task.WhenAll(ending);
        _http.Dispose();
    }

    private async Task<McpServer> StartAsync(McpServerSpec spec, TimeSpan startTime, Shared shared)
    {
        await Task.Yield();
        var stop = shared.Stop.Token;
        using var limit = new CancellationTokenSource(startTime, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            var server = await McpServer.StartAsync(await OpenAsync(spec, either.Token), clientVersion, shared, clock, End, either.Token);
            shared.Running = server;
            return server;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw new McpException(McpFailure.TimedOut, $"timed out handshaking with MCP server after {DurationText.Of(startTime)}");
        }
        catch (InvalidOperationException error)
        {
            // Half of a surrogate pair is JSON, but no text.
            throw new McpException(McpFailure.Invalid, "what the server says of itself is not Unicode", error);
        }
    }

    private async Task<IMcpTransport> OpenAsync(McpServerSpec spec, CancellationToken cancellationToken) => spec switch
    {
        McpServerSpec.Stdio stdio => new LineMcpTransport(await launcher.StartAsync(stdio, cancellationToken)),
        McpServerSpec.Http http => new HttpMcpTransport(_http, http.Endpoint, http.Tokens, clock),
        _ => throw new ArgumentException($"{spec.GetType().Name} has no transport", nameof(spec)),
    };

    private void Release(Shared shared, IElicitationHandler user)
    {
        lock (_gate)
        {
            shared.Users = [.. shared.Users.Where(other => other != user)];
            if (shared.Users.Length > 0)
            {
                return;
            }

            if (_shared.TryGetValue(shared.Key, out var current) && current == shared)
            {
                _shared.Remove(shared.Key);
            }

            Track(shared.Ending ??= EndAsync(shared));
        }
    }

    private void End(IAsyncDisposable connection)
    {
        lock (_gate)
        {
            Track(connection.DisposeAsync().AsTask());
        }
    }

    private void Track(Task ending)
    {
        _ending.RemoveWhere(done => done.IsCompleted);
        _ending.Add(ending);
    }

    private static async Task EndAsync(Shared shared)
    {
        await Task.Yield();
        await shared.Stop.CancelAsync();
        try
        {
            await using var server = await shared.Server;
        }
        catch (Exception error) when (error is McpException or OperationCanceledException)
        {
            // It never ran.
        }

        shared.Stop.Dispose();
    }

    /// <summary>One server and who uses it. Written under the pool's lock; the list of users is replaced, never changed.</summary>
    private sealed class Shared(string key) : IElicitationHandler
    {
        private IElicitationHandler[] _users = [];
        private McpServer? _running;

        public string Key { get; } = key;

        public CancellationTokenSource Stop { get; } = new();

        /// <summary>Set once nobody uses it any more.</summary>
        public Task? Ending { get; set; }

        public IElicitationHandler[] Users
        {
            get => Volatile.Read(ref _users);
            set => Volatile.Write(ref _users, value);
        }

        public Task<McpServer> Server { get; private set; } = null!;

        public McpServer? Running
        {
            get => Volatile.Read(ref _running);
            set => Volatile.Write(ref _running, value);
        }

        /// <summary>Whether a new user would get nothing of it.</summary>
        public bool IsSpent => Server.IsFaulted || Server.IsCanceled || Running is { IsClosed: true };

        public void Start(Func<Task<McpServer>> start) => Server = start();

        public Task<ElicitationResult> ElicitAsync(Elicitation elicitation, CancellationToken cancellationToken) =>
            Users is [.., var last] ? last.ElicitAsync(elicitation, cancellationToken) : Task.FromResult(ElicitationResult.Decline);
    }
}
