using System.Text;
using Daemon.ModelClient.Http;
using Daemon.Protocol.SubmissionQueue;
using Daemon.Testing.Model;
using Daemon.Testing.Time;

namespace Daemon.ModelClient.Tests.Http;

/// <summary>Streams that begin well and end badly.</summary>
public sealed class StreamFailureTests
{
    private const string Closed = "stream disconnected before completion: stream closed before response.completed";

    public static TheoryData<string, string?, string, TurnErrorKind, bool> Failures => new()
    {
        { "context_length_exceeded", "m", "Codex ran out of room in the model's context window. Start a new thread or clear earlier history before retrying.", TurnErrorKind.ContextWindowExceeded, false },
        { "insufficient_quota", "m", "Quota exceeded. Check your plan and billing details.", TurnErrorKind.UsageLimitExceeded, false },
        { "usage_not_included", "m", "This ChatGPT plan does not include Codex. Choose a plan that does at https://chatgpt.com/explore/plus.", TurnErrorKind.UsageLimitExceeded, false },
        { "server_is_overloaded", "m", "Selected model is at capacity. Please try a different model.", TurnErrorKind.ServerOverloaded, false },
        { "rate_limit_exceeded", "m", "rate limit exceeded: m", TurnErrorKind.RateLimitExceeded, true },
        { "slow_down", "m", "rate limit exceeded: m", TurnErrorKind.RateLimitExceeded, true },
        { "invalid_prompt", "m", "m", TurnErrorKind.Other, false },
        { "invalid_prompt", null, "The provider refused the prompt as invalid.", TurnErrorKind.Other, false },
        { "cyber_policy", "m", "m", TurnErrorKind.CyberPolicy, false },
        { "model_not_found", "m", "m", TurnErrorKind.ModelNotFound, false },
        { "server_error", "boom", "stream disconnected before completion: boom", TurnErrorKind.Other, true },
        { "never_heard_of", null, "stream disconnected before completion: never_heard_of", TurnErrorKind.Other, true },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Failed_responses_are_classified(string code, string? message, string expected, TurnErrorKind kind, bool retryable)
    {
        string text = message is null ? "null" : $"\"{message}\"";
        string details = $$"""{"code":"{{code}}","message":{{text}} }""";
        await using ClientFixture fixture = ClientFixture.Start(
            ModelTurn.Raw($$"""{"type":"response.failed","response":{"id":"r","error":{{details}} } }"""));

        ModelException error = await fixture.FailAsync();

        Assert.Equal((new TurnError(expected, kind), retryable), (error.Error, error.Retryable));
    }

    [Theory]
    [InlineData("""{"type":"response.failed","response":{"id":"r"}}""")]
    [InlineData("""{"type":"response.failed","response":{"error":null}}""")]
    [InlineData("""{"type":"response.failed"}""")]
    public async Task A_failure_without_a_reason_can_be_tried_again(string json)
    {
        await using ClientFixture fixture = ClientFixture.Start(ModelTurn.Raw(json));

        ModelException error = await fixture.FailAsync();

        Assert.Equal(("stream disconnected before completion: response.failed event received", true), (error.Message, error.Retryable));
    }

    [Theory]
    [InlineData("Rate limit reached. Please try again in 1.5s.", 1500)]
    [InlineData("TRY AGAIN IN 250ms", 250)]
    [InlineData("try again in 2 seconds, please", 2000)]
    [InlineData("try again in 1 second", 1000)]
    [InlineData("try again in 3 minutes", null)]
    [InlineData("try again in a while", null)]
    public async Task A_pause_in_words_is_understood(string message, int? milliseconds)
    {
        await using ClientFixture fixture = ClientFixture.Start(ModelTurn.Failed("rate_limit_exceeded", message));

        ModelException error = await fixture.FailAsync();

        Assert.Equal(milliseconds, (int?)error.RetryAfter?.TotalMilliseconds);
    }

    [Theory]
    [InlineData("max_output_tokens", "Incomplete response returned, reason: max_output_tokens", false)]
    [InlineData("content_filter", "stream disconnected before completion: Incomplete response returned, reason: content_filter", true)]
    public async Task Incomplete_responses_say_why(string reason, string expected, bool retryable)
    {
        await using ClientFixture fixture = ClientFixture.Start(ModelTurn.Incomplete(reason));

        ModelException error = await fixture.FailAsync();

        Assert.Equal((new TurnError(expected, TurnErrorKind.Other), retryable), (error.Error, error.Retryable));
    }

    public static TheoryData<ModelTurn> ClosedEarly =>
    [
        ModelTurn.Raw("""{"type":"response.created","response":{"id":"r"}}"""),
        ModelTurn.Raw("""{"type":"error","code":"c","message":"m"}"""),
        ModelTurn.Raw("""{"type":"response.completed"}"""),
        ModelTurn.Html(),
        ModelTurn.Status(200, """{"id":"r"}"""),
        ModelTurn.Status(200, ""),
        ModelTurn.Stream([0xFF, 0x00, 0xC3, (byte)'\n', (byte)'\n']),
        ModelTurn.Stream("""data: {"type":"response.completed","response":{"id":"r"}}"""u8.ToArray()),
    ];

    [Theory]
    [MemberData(nameof(ClosedEarly))]
    public async Task A_stream_without_its_end_event_is_told_as_closed(ModelTurn turn)
    {
        await using ClientFixture fixture = ClientFixture.Start(turn);

        ModelException error = await fixture.FailAsync();

        Assert.Equal((new TurnError(Closed, TurnErrorKind.Other), true), (error.Error, error.Retryable));
    }

    [Fact]
    public async Task A_wrong_content_type_is_noted_for_the_log()
    {
        await using ClientFixture fixture = ClientFixture.Start(ModelTurn.Html());

        ModelException error = await fixture.FailAsync();

        Assert.Equal("the answer is text/html, not text/event-stream", error.InnerException?.Message);
    }

    [Theory]
    [InlineData("transfer-encoding: chunked\r\n\r\n40\r\ndata: {\"type\":")]
    [InlineData("content-length: 999\r\n\r\ndata: {\"type\":\"response.created\"}\n\n")]
    public async Task A_connection_lost_in_the_middle_is_a_disconnected_stream(string rest)
    {
        await using ClientFixture fixture = ClientFixture.Start(
            ModelTurn.Bytes(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n" + rest)));

        ModelException error = await fixture.FailAsync();

        Assert.Equal(("stream disconnected before completion: the connection broke", true), (error.Message, error.Retryable));
    }

    [Fact]
    public async Task An_event_over_the_limit_is_not_asked_for_again()
    {
        using var idle = new IdleTimer(TimeSpan.FromMinutes(5), TimeProvider.System, CancellationToken.None);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes($"data: {new string('x', 100_000)}\n\n"));
        await using ResponseStream stream = await ResponseStream.OpenAsync(content, idle, CancellationToken.None, maxEventBytes: 32_768);

        var error = await Assert.ThrowsAsync<ModelException>(async () => await stream.NextAsync(CancellationToken.None));

        Assert.Equal("stream disconnected before completion: an event of the stream is larger than 32768 bytes", error.Message);
        Assert.False(error.Retryable);
    }

    public static TheoryData<ModelTurn, string> Cuts => new()
    {
        { ModelTurn.Say("half an answer").Cut(), Closed },
        { ModelTurn.Say("half an answer").Broken(), "stream disconnected before completion: the connection broke" },
    };

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task What_came_before_a_cut_is_delivered(ModelTurn turn, string message)
    {
        await using ClientFixture fixture = ClientFixture.Start(turn);
        var deltas = new List<string>();

        var error = await Assert.ThrowsAsync<ModelException>(async () =>
        {
            await foreach (ModelEvent next in fixture.Client.StreamAsync(ClientFixture.Request(), CancellationToken.None))
            {
                deltas.AddRange(next is ModelEvent.TextDelta delta ? [delta.Delta] : []);
            }
        });

        Assert.Equal((message, "half an answer"), (error.Message, string.Concat(deltas)));
    }

    [Fact]
    public async Task Silence_before_the_answer_times_out()
    {
        var time = new ManualTimeProvider();
        await using var fixture = new ClientFixture(
            FakeResponsesServer.Start(ModelTurn.Silence()), options => options with { RequestMaxRetries = 3 }, time);
        Task<ModelException> failing = fixture.FailAsync();
        await fixture.Server.WaitForRequestsAsync(1);

        time.Advance(TimeSpan.FromMinutes(5));

        AssertIdle(await failing);
        Assert.Single(fixture.Server.Requests);
    }

    [Fact]
    public async Task Silence_in_a_stream_times_out()
    {
        var time = new ManualTimeProvider();
        await using var fixture = new ClientFixture(FakeResponsesServer.Start(ModelTurn.Say("never").StallForever()), time: time);
        await using IAsyncEnumerator<ModelEvent> stream =
            fixture.Client.StreamAsync(ClientFixture.Request(), CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await stream.MoveNextAsync());

        // The consumer's own time is not the provider's silence.
        time.Advance(TimeSpan.FromHours(1));
        ValueTask<bool> pending = stream.MoveNextAsync();
        Assert.False(pending.IsCompleted);
        time.Advance(TimeSpan.FromMinutes(5));

        AssertIdle(await Assert.ThrowsAsync<ModelException>(async () => await pending));
    }

    private static void AssertIdle(ModelException error) => Assert.Equal(
        (new TurnError("stream disconnected before completion: idle timeout waiting for SSE", TurnErrorKind.Other), true),
        (error.Error, error.Retryable));
}
