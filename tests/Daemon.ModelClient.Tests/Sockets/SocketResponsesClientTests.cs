using System.Text.Json;
using Daemon.ModelClient.Tests.Http;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.ModelClient.Tests.Sockets;

/// <summary>Responses over a WebSocket, and the ways back to HTTP.</summary>
public sealed class SocketResponsesClientTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string[] Hello =
    [
        """{"type":"response.created","response":{"id":"r"}}""",
        """{"type":"response.output_text.delta","item_id":"m","delta":"hi"}""",
        """{"type":"nobody.knows.this"}""",
        """{"type":"response.completed","response":{"id":"over-socket"}}""",
    ];

    [Fact]
    public async Task One_socket_carries_a_threads_requests()
    {
        await using var server = new FakeSocketServer(null, Hello);
        using var factory = new ModelClientFactory(null, _ => null);
        IModelClient client = Client(factory, server);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(
                [new ModelEvent.Created(), new ModelEvent.TextDelta("m", "hi"), new ModelEvent.Completed("over-socket", null, null)],
                await CollectAsync(client));
        }

        string head = Assert.Single(server.Upgrades);
        Assert.StartsWith("GET /v1/responses ", head, StringComparison.Ordinal);
        Assert.Contains("openai-beta: responses_websockets=", head, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("thread-id: thread-1", head, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, server.Posts);
        Assert.Equal(3, server.Frames.Count);
        using var frame = JsonDocument.Parse(server.Frames[0]);
        Assert.Equal("response.create", frame.RootElement.GetProperty("type").GetString());
        Assert.Equal("mock-model", frame.RootElement.GetProperty("model").GetString());
    }

    [Theory]
    [InlineData("426 Upgrade Required")]
    [InlineData("404 Not Found")]
    [InlineData("200 OK")]
    public async Task A_provider_that_takes_no_upgrade_is_asked_over_HTTP_for_good(string answer)
    {
        await using var server = new FakeSocketServer(answer);
        using var factory = new ModelClientFactory(null, _ => null);
        IModelClient client = Client(factory, server);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(new ModelEvent.Completed("over-http", null, null), Assert.Single(await CollectAsync(client)));
        }

        Assert.Single(server.Upgrades);
        Assert.Equal(3, server.Posts);
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_fails_as_it_does_over_HTTP()
    {
        var server = new FakeSocketServer(null, Hello);
        await server.DisposeAsync();
        using var factory = new ModelClientFactory(null, _ => null);
        ModelException failure = await Assert.ThrowsAsync<ModelException>(() => CollectAsync(Client(factory, server)));
        Assert.Equal((TurnErrorKind.HttpConnectionFailed, true), (failure.Error.Kind, failure.Retryable));
    }

    [Fact]
    public async Task A_socket_that_ends_in_the_middle_is_a_broken_stream_and_the_next_request_opens_another()
    {
        await using var server = new FakeSocketServer(null, [Hello[0], FakeSocketServer.HangUp], Hello);
        using var factory = new ModelClientFactory(null, _ => null);
        IModelClient client = Client(factory, server);
        ModelException failure = await Assert.ThrowsAsync<ModelException>(() => CollectAsync(client));
        Assert.True(failure.Retryable);
        Assert.StartsWith("stream disconnected before completion", failure.Error.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await CollectAsync(client)).Count);
        Assert.Equal(2, server.Upgrades.Count);
    }

    [Theory]
    [InlineData("""{"type":"error","status":429,"error":{"type":"usage_limit_reached","message":"x"}}""", TurnErrorKind.UsageLimitExceeded, false)]
    [InlineData("""{"type":"error","status":500,"error":{"message":"x"}}""", TurnErrorKind.InternalServerError, true)]
    [InlineData("""{"type":"error","error":{"code":"context_length_exceeded","message":"x"}}""", TurnErrorKind.ContextWindowExceeded, false)]
    [InlineData("""{"type":"response.failed","response":{"error":{"code":"rate_limit_exceeded","message":"x"}}}""", TurnErrorKind.RateLimitExceeded, true)]
    public async Task An_error_event_is_classified_as_over_HTTP(string frame, TurnErrorKind kind, bool retryable)
    {
        await using var server = new FakeSocketServer(null, [frame]);
        using var factory = new ModelClientFactory(null, _ => null);
        ModelException failure = await Assert.ThrowsAsync<ModelException>(() => CollectAsync(Client(factory, server)));
        Assert.Equal((kind, retryable), (failure.Error.Kind, failure.Retryable));
    }

    [Fact]
    public async Task Silence_ends_by_the_idle_time_and_a_cancellation_at_once()
    {
        await using var server = new FakeSocketServer(null, (string[])[]);
        using var factory = new ModelClientFactory(null, _ => null);
        ModelException failure = await Assert.ThrowsAsync<ModelException>(() => CollectAsync(Client(factory, server, idleMs: 50)));
        Assert.Contains("idle timeout", failure.Error.Message, StringComparison.Ordinal);

        using var cancel = new CancellationTokenSource();
        Task<List<ModelEvent>> waiting = CollectAsync(Client(factory, server), cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Patience));
    }

    private static IModelClient Client(ModelClientFactory factory, FakeSocketServer server, long idleMs = 300_000) => factory.Create(new ModelProviderOptions
    {
        Id = "mock", Name = "Mock", BaseUrl = server.BaseUrl, SupportsWebsockets = true, RequestMaxRetries = 0, StreamIdleTimeoutMs = idleMs,
    });

    private static async Task<List<ModelEvent>> CollectAsync(IModelClient client, CancellationToken cancellationToken = default)
    {
        var events = new List<ModelEvent>();
        await foreach (ModelEvent next in client.StreamAsync(ClientFixture.Request(), cancellationToken))
        {
            events.Add(next);
        }

        return events;
    }
}
