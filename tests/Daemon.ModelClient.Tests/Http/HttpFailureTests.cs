using System.Text;
using Daemon.Protocol.SubmissionQueue;
using Daemon.Testing.Model;

namespace Daemon.ModelClient.Tests.Http;

/// <summary>HTTP answers other than a stream, each with what the user is told and whether the stream may be tried again.</summary>
public sealed class HttpFailureTests
{
    private const string Busy = "We’re currently experiencing high demand, which may cause temporary errors.";
    private const string Full = "Codex ran out of room in the model's context window. Start a new thread or clear earlier history before retrying.";

    public static TheoryData<int, string, string, TurnErrorKind, int?, bool> Answers => new()
    {
        { 400, """{"error": {"message": "bad thing"}}""", """{"error": {"message": "bad thing"}}""", TurnErrorKind.Other, null, false },
        { 400, "", "unexpected status 400 Bad Request: Unknown error, url: {url}", TurnErrorKind.HttpConnectionFailed, 400, false },
        { 400, Error("too long", code: "context_length_exceeded"), Full, TurnErrorKind.ContextWindowExceeded, null, false },
        { 413, Error("too long", code: "context_length_exceeded"), Full, TurnErrorKind.ContextWindowExceeded, null, false },
        { 400, Error("no", code: "cyber_policy"), "no", TurnErrorKind.CyberPolicy, null, false },
        { 401, Error("bad key"), "unexpected status 401 Unauthorized: bad key, url: {url}", TurnErrorKind.HttpConnectionFailed, 401, true },
        { 403, "<html>no</html>", "unexpected status 403 Forbidden: <html>no</html>, url: {url}", TurnErrorKind.HttpConnectionFailed, 403, true },
        { 404, Error("no such model", code: "model_not_found"), "no such model", TurnErrorKind.ModelNotFound, null, false },
        { 404, """{"error":"gone"}""", "unexpected status 404 Not Found: gone, url: {url}", TurnErrorKind.HttpConnectionFailed, 404, true },
        { 404, "", "unexpected status 404 Not Found: Unknown error, url: {url}", TurnErrorKind.HttpConnectionFailed, 404, true },
        { 422, "[1]", "unexpected status 422 Unprocessable Entity: [1], url: {url}", TurnErrorKind.HttpConnectionFailed, 422, true },
        { 429, Error("slow"), "exceeded retry limit, last status: 429 Too Many Requests", TurnErrorKind.ResponseTooManyFailedAttempts, 429, false },
        { 429, Error("q", type: "insufficient_quota"), "Quota exceeded. Check your plan and billing details.", TurnErrorKind.UsageLimitExceeded, null, false },
        { 500, Error("oops"), Busy, TurnErrorKind.InternalServerError, null, true },
        { 502, "", "unexpected status 502 Bad Gateway: Unknown error, url: {url}", TurnErrorKind.HttpConnectionFailed, 502, true },
        { 503, Error("x", code: "server_is_overloaded"), "Selected model is at capacity. Please try a different model.", TurnErrorKind.ServerOverloaded, null, false },
        { 503, Error("x", code: "slow_down"), "rate limit exceeded: x", TurnErrorKind.RateLimitExceeded, null, true },
        { 503, Error("x"), "unexpected status 503 Service Unavailable: x, url: {url}", TurnErrorKind.HttpConnectionFailed, 503, true },
        { 529, Error("x"), "unexpected status 529 <unknown status code>: x, url: {url}", TurnErrorKind.HttpConnectionFailed, 529, true },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Answers_are_classified(int status, string body, string message, TurnErrorKind kind, int? httpStatus, bool retryable)
    {
        await using ClientFixture fixture = ClientFixture.Start(ModelTurn.Status(status, body));

        ModelException error = await fixture.FailAsync();

        string url = $"{fixture.Server.BaseUrl}/responses";
        Assert.Equal(new TurnError(message.Replace("{url}", url, StringComparison.Ordinal), kind, httpStatus), error.Error);
        Assert.Equal(retryable, error.Retryable);
        Assert.Single(fixture.Server.Requests);
    }

    [Theory]
    [InlineData("usage_limit_reached", "\"plan_type\":\"plus\",\"resets_at\":1767326645", "The usage limit of the ChatGPT plan \"plus\" is reached. Try again at 04:04.")]
    [InlineData("usage_limit_reached", "\"resets_in_seconds\":200000", "The usage limit of this account is reached. Try again at 2026-01-04 10:37.")]
    [InlineData("usage_limit_reached", "\"plan_type\":null", "The usage limit of this account is reached. Try again later.")]
    [InlineData("usage_not_included", "\"plan_type\":null", "This ChatGPT plan does not include Codex. Choose a plan that does at https://chatgpt.com/explore/plus.")]
    public async Task Usage_limits_name_the_plan_and_the_time(string type, string members, string message)
    {
        var time = new Daemon.Testing.Time.ManualTimeProvider();
        await using var fixture = new ClientFixture(
            FakeResponsesServer.Start(ModelTurn.Status(429, $$$"""{"error":{"type":"{{{type}}}","message":"m",{{{members}}}}}""")), time: time);

        ModelException error = await fixture.FailAsync();

        Assert.Equal(new TurnError(message, TurnErrorKind.UsageLimitExceeded), error.Error);
        Assert.False(error.Retryable);
    }

    [Fact]
    public async Task A_stated_pause_allows_a_retry_after_429()
    {
        await using ClientFixture fixture = ClientFixture.Start(ModelTurn.Status(429).WithHeader("retry-after", "7"));

        ModelException error = await fixture.FailAsync();

        Assert.True(error.Retryable);
        Assert.Equal(TimeSpan.FromSeconds(7), error.RetryAfter);
    }

    [Fact]
    public async Task A_long_error_page_is_shortened_and_traces_are_named()
    {
        await using ClientFixture fixture = ClientFixture.Start(
            ModelTurn.Status(418, new string('x', 200_000)).WithHeader("cf-ray", "ray").WithHeader("x-request-id", "req"));

        ModelException error = await fixture.FailAsync();

        Assert.Equal(
            $"unexpected status 418 <unknown status code>: {new string('x', 1000)}..., url: {fixture.Server.BaseUrl}/responses, cf-ray: ray, request id: req",
            error.Message);
    }

    [Fact]
    public async Task A_bad_request_is_told_in_full()
    {
        string page = $"{{\"error\":{{\"message\":\"{new string('x', 5000)}\"}}}}\n";
        await using ClientFixture fixture = ClientFixture.Start(ModelTurn.Status(400, page));

        Assert.Equal(page, (await fixture.FailAsync()).Message);
    }

    [Fact]
    public async Task A_broken_error_page_keeps_its_status()
    {
        await using ClientFixture fixture = ClientFixture.Start(
            ModelTurn.Bytes("HTTP/1.1 401 Unauthorized\r\ncontent-length: 999\r\n\r\nwho are"u8.ToArray()));

        Assert.Equal($"unexpected status 401 Unauthorized: who are, url: {fixture.Server.BaseUrl}/responses", (await fixture.FailAsync()).Message);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = FakeResponsesServer.Start();
        await using ClientFixture fixture = ClientFixture.Start(ModelTurn.Status(307, "").WithHeader("location", $"{elsewhere.BaseUrl}/responses"));

        ModelException error = await fixture.FailAsync();

        Assert.Equal((TurnErrorKind.HttpConnectionFailed, 307), (error.Error.Kind, error.Error.HttpStatus));
        Assert.Empty(elsewhere.Requests);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Server_errors_are_retried_silently(int status)
    {
        await using var fixture = new ClientFixture(
            FakeResponsesServer.Start(ModelTurn.Status(status), ModelTurn.Say("at last")), options => options with { RequestMaxRetries = 1 });

        List<ModelEvent> events = await fixture.CollectAsync();

        Assert.IsType<ModelEvent.Completed>(events[^1]);
        Assert.Equal(2, fixture.Server.Requests.Count);
        Assert.Equal(fixture.Server.Requests[0].Body, fixture.Server.Requests[1].Body);
    }

    [Fact]
    public async Task Retries_end()
    {
        await using var fixture = new ClientFixture(
            FakeResponsesServer.Start(ModelTurn.Status(500)), options => options with { RequestMaxRetries = 2 });

        ModelException error = await fixture.FailAsync();

        Assert.Equal(Busy, error.Message);
        Assert.Equal(3, fixture.Server.Requests.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SSH-2.0-OpenSSH\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\ncontent-ty")]
    public async Task A_broken_answer_is_a_lost_request(string answer)
    {
        await using ClientFixture fixture = ClientFixture.Start(ModelTurn.Bytes(Encoding.ASCII.GetBytes(answer)));

        ModelException error = await fixture.FailAsync();

        Assert.Equal(new TurnError("stream disconnected before completion: error sending request", TurnErrorKind.Other), error.Error);
        Assert.True(error.Retryable);
    }

    [Fact]
    public async Task A_refused_connection_names_the_address()
    {
        FakeResponsesServer server = FakeResponsesServer.Start();
        await using var fixture = new ClientFixture(server);
        await server.DisposeAsync();

        ModelException error = await fixture.FailAsync();

        Assert.StartsWith($"Connection failed: {new Uri(server.BaseUrl).Authority}: ", error.Message, StringComparison.Ordinal);
        Assert.Equal((TurnErrorKind.HttpConnectionFailed, true), (error.Error.Kind, error.Retryable));
    }

    private static string Error(string message, string? type = null, string? code = null) =>
        $$$"""{"error":{"message":"{{{message}}}","type":{{{Quoted(type)}}},"code":{{{Quoted(code)}}}}}""";

    private static string Quoted(string? value) => value is null ? "null" : $"\"{value}\"";
}
