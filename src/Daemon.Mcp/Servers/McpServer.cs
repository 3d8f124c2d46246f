using System.Text.Json;
using Daemon.Mcp.Connections;
using Daemon.Mcp.Tools;
using Daemon.Mcp.Transports;
using Daemon.Mcp.Wire;

namespace Daemon.Mcp.Servers;

/// <summary>A server that has finished its handshake: what it offers, and how to use it.</summary>
/// <remarks>Thread-safe. Owns its connection.</remarks>
public sealed class McpServer : IAsyncDisposable
{
    /// <summary>The version of the protocol that the daemon offers; a server may answer with another.</summary>
    internal const string ProtocolVersion = "2025-06-18";

    private const int MaxPages = 100;
    private const int MaxEntries = 10_000;
    private const int MethodNotFound = -32601;

    private readonly McpConnection _connection;
    private readonly SemaphoreSlim _listing = new(1, 1);
    private ToolList _tools = ToolList.Empty;
    private int _stale;

    private McpServer(McpConnection connection, ServerDescription description)
    {
        _connection = connection;
        Description = description;
        connection.ToolsChanged = () => Volatile.Write(ref _stale, 1);
    }

    public ServerDescription Description { get; }

    /// <summary>The tools as listed last, in the server's order.</summary>
    public IReadOnlyList<McpTool> Tools => Volatile.Read(ref _tools).Tools;

    /// <summary><c>_meta</c> of the list of tools, raw JSON; null when it had none.</summary>
    public ReadOnlyMemory<byte>? ToolListMeta => Volatile.Read(ref _tools).Meta;

    /// <summary>Whether the connection is over: nothing works any more.</summary>
    public bool IsClosed => _connection.Closed.IsCompleted;

    /// <summary>Shakes hands and lists the tools.</summary>
    /// <param name="abandon">Gets the connection of a start that fails, to dispose: a server may take its time to end.</param>
    /// <exception cref="McpException">The server does not do its part.</exception>
    internal static async Task<McpServer> StartAsync(
        IMcpTransport transport,
        string clientVersion,
        IElicitationHandler idleElicitations,
        TimeProvider clock,
        Action<IAsyncDisposable> abandon,
        CancellationToken cancellationToken)
    {
        var connection = new McpConnection(transport, clock) { IdleElicitations = idleElicitations };
        try
        {
            var server = new McpServer(connection, await ShakeHandsAsync(connection, clientVersion, cancellationToken));
            connection.Established(server.Description.ProtocolVersion);
            await connection.NotifyAsync("notifications/initialized", cancellationToken);
            await server.ListToolsAsync(cancellationToken);
            return server;
        }
        catch
        {
            abandon(connection);
            throw;
        }
    }

    /// <summary>Lists the tools again when the server has said that they changed.</summary>
    /// <exception cref="McpException">The server does not list them; the old list stays.</exception>
    public async Task RefreshToolsAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _stale) != 0)
        {
            await ListToolsAsync(cancellationToken);
        }
    }

    /// <summary>Calls a tool. Returns the result as the server sent it.</summary>
    /// <exception cref="McpException">The server refused, did not answer in time, or is gone.</exception>
    public Task<ReadOnlyMemory<byte>> CallToolAsync(ToolCall call, CancellationToken cancellationToken) => _connection.CallAsync(
        "tools/call",
        writer =>
        {
            writer.WriteString("name"u8, call.Tool);
            if (call.Arguments is { } arguments)
            {
                writer.WritePropertyName("arguments"u8);
                writer.WriteRawValue(arguments.Span, skipInputValidation: true);
            }
        },
        new CallOptions { Timeout = call.Timeout, WriteMeta = call.WriteMeta, OnProgress = call.OnProgress, Elicitations = call.Elicitations },
        cancellationToken);

    /// <summary>One page of <c>resources/list</c>, as the server sent it.</summary>
    /// <exception cref="McpException">As <see cref="CallToolAsync"/>.</exception>
    public Task<ReadOnlyMemory<byte>> ListResourcesAsync(string? cursor, TimeSpan timeout, CancellationToken cancellationToken) =>
        ListAsync("resources/list", cursor, new CallOptions { Timeout = timeout }, cancellationToken);

    /// <summary>One page of <c>resources/templates/list</c>, as the server sent it.</summary>
    /// <exception cref="McpException">As <see cref="CallToolAsync"/>.</exception>
    public Task<ReadOnlyMemory<byte>> ListResourceTemplatesAsync(string? cursor, TimeSpan timeout, CancellationToken cancellationToken) =>
        ListAsync("resources/templates/list", cursor, new CallOptions { Timeout = timeout }, cancellationToken);

    /// <summary>All pages of a list of resources or templates: each entry raw JSON on one line.</summary>
    /// <exception cref="McpException">As <see cref="CallToolAsync"/>.</exception>
    public async Task<IReadOnlyList<ReadOnlyMemory<byte>>> ListAllAsync(ResourceList list, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var (method, member) = list == ResourceList.Resources ? ("resources/list", "resources") : ("resources/templates/list", "resourceTemplates");
        var entries = new List<ReadOnlyMemory<byte>>();
        await ListPagesAsync(
            method, page => entries.AddRange(page.Items(member).Select(item => new ReadOnlyMemory<byte>(item.Compact()))), entries, timeout, cancellationToken);
        return entries;
    }

    /// <summary>Reads a resource. Returns the result as the server sent it.</summary>
    /// <exception cref="McpException">As <see cref="CallToolAsync"/>.</exception>
    public Task<ReadOnlyMemory<byte>> ReadResourceAsync(
        string uri, Action<Utf8JsonWriter>? writeMeta, TimeSpan timeout, CancellationToken cancellationToken) => _connection.CallAsync(
        "resources/read", writer => writer.WriteString("uri"u8, uri), new CallOptions { Timeout = timeout, WriteMeta = writeMeta }, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _listing.Dispose();
    }

    private static async Task<ServerDescription> ShakeHandsAsync(McpConnection connection, string clientVersion, CancellationToken cancellationToken)
    {
        try
        {
            return ServerDescription.Read(await connection.CallAsync(
                "initialize", writer => WriteClient(writer, clientVersion), CallOptions.None with { IsHandshake = true }, cancellationToken));
        }
        catch (McpException error) when (error.Failure is not (McpFailure.AuthenticationRequired or McpFailure.ReauthenticationRequired))
        {
            var reason = error switch
            {
                { Error: { } refusal } => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"JSON-RPC error: {refusal.Code}: {refusal.Message}"),
                { Failure: McpFailure.Closed, Message: "Transport closed" } => "connection closed: initialize response",
                _ => error.Message,
            };
            throw new McpException(McpFailure.Startup, $"handshaking with MCP server failed: {reason}: {reason}", error);
        }
    }

    private static void WriteClient(Utf8JsonWriter writer, string clientVersion)
    {
        writer.WriteString("protocolVersion"u8, ProtocolVersion);
        writer.WriteStartObject("capabilities"u8);
        writer.WriteStartObject("elicitation"u8);
        writer.WriteStartObject("form"u8);
        writer.WriteEndObject();
        writer.WriteStartObject("url"u8);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteStartObject("clientInfo"u8);
        writer.WriteString("name"u8, Http.HttpStack.ProductToken);
        writer.WriteString("title"u8, "Codex"u8);
        writer.WriteString("version"u8, clientVersion);
        writer.WriteEndObject();
    }

    private async Task ListToolsAsync(CancellationToken cancellationToken)
    {
        await _listing.WaitAsync(cancellationToken);
        try
        {
            Volatile.Write(ref _stale, 0);
            var tools = new List<McpTool>();
            ReadOnlyMemory<byte>? meta = null;
            await ListPagesAsync(
                "tools/list",
                page =>
                {
                    tools.AddRange(page.Items("tools").Select(McpTool.TryRead).OfType<McpTool>());
                    meta ??= page.Member("_meta").Compact();
                },
                tools,
                timeout: null,
                cancellationToken);
            Volatile.Write(ref _tools, new ToolList(tools, meta));
        }
        catch (McpException refusal) when (refusal.Error is { Code: MethodNotFound } && !Description.HasTools)
        {
            // It offers resources only, and said so.
        }
        finally
        {
            _listing.Release();
        }
    }

    /// <summary>Reads pages until the last, or until there are more than anybody could use.</summary>
    private async Task ListPagesAsync<T>(
        string method, Action<JsonElement> take, List<T> taken, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        string? cursor = null;
        for (var page = 0; page < MaxPages && taken.Count < MaxEntries; page++)
        {
            using var document = JsonDocument.Parse(await ListAsync(method, cursor, new CallOptions { Timeout = timeout }, cancellationToken));
            take(document.RootElement);
            if (document.RootElement.Text("nextCursor") is not { } next)
            {
                return;
            }

            cursor = next;
        }
    }

    private Task<ReadOnlyMemory<byte>> ListAsync(string method, string? cursor, CallOptions options, CancellationToken cancellationToken) =>
        _connection.CallAsync(
            method,
            writer =>
            {
                if (cursor is not null)
                {
                    writer.WriteString("cursor"u8, cursor);
                }
            },
            options,
            cancellationToken);

    private sealed record ToolList(IReadOnlyList<McpTool> Tools, ReadOnlyMemory<byte>? Meta)
    {
        public static ToolList Empty { get; } = new([], null);
    }
}

/// <summary>The two lists that a server has beside its tools.</summary>
public enum ResourceList
{
    Resources,
    Templates,
}
