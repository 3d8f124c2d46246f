using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Daemon.Telemetry.Logs;
using Daemon.Telemetry.Otlp;
using Daemon.Testing.Time;

namespace Daemon.Telemetry.Tests;

public sealed class LogExporterTests
{
    private static readonly TelemetryResource Resource = new("codex_tests", "1.2.3", "staging");

    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero));
    private readonly ConcurrentQueue<string> _problems = [];

    [Fact]
    public async Task A_batch_is_sent_a_second_after_its_first_event()
    {
        await using var collector = new Collector();
        await using var exporter = Exporter(collector.Url);
        exporter.Emit(Event("first"));
        await _clock.WaitForTimersAsync();
        exporter.Emit(Event("second"));
        Assert.False(collector.HasAnother);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var request = await collector.NextAsync();
        Assert.Equal("POST /v1/logs?token=hidden HTTP/1.1", request.Line);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Equal("secret", request.Headers["x-api-key"]);
        Assert.Equal(["first", "second"], Names(request));
        Assert.Empty(_problems);
    }

    [Fact]
    public async Task The_request_is_as_the_protocol_says_in_JSON()
    {
        await using var collector = new Collector();
        await using (var exporter = Exporter(collector.Url))
        {
            exporter.Emit(Event("one"));
            exporter.Emit(Event("two") with { Scope = "other" });
        }

        var sent = JsonDocument.Parse((await collector.NextAsync()).Body);
        const string Attributes =
            """[{"key":"text","value":{"stringValue":"a \u0022b\u0022"}},{"key":"number","value":{"intValue":"-5"}},{"key":"flag","value":{"boolValue":true}}]""";
        const string Time = "\"timeUnixNano\":\"1767323045678000000\",\"observedTimeUnixNano\":\"1767323045678000000\",\"severityNumber\":9,\"severityText\":\"INFO\"";
        Assert.Equal(
            "{\"resourceLogs\":[{\"resource\":{\"attributes\":[" +
            "{\"key\":\"service.name\",\"value\":{\"stringValue\":\"codex_tests\"}},{\"key\":\"service.version\",\"value\":{\"stringValue\":\"1.2.3\"}}," +
            "{\"key\":\"env\",\"value\":{\"stringValue\":\"staging\"}}]},\"scopeLogs\":[" +
            $"{{\"scope\":{{\"name\":\"scope\"}},\"logRecords\":[{{{Time},\"eventName\":\"one\",\"attributes\":{Attributes}}}]}}," +
            $"{{\"scope\":{{\"name\":\"other\"}},\"logRecords\":[{{{Time},\"eventName\":\"two\",\"attributes\":{Attributes}}}]}}]}}]}}",
            sent.RootElement.GetRawText());
    }

    [Fact]
    public async Task The_request_is_as_the_protocol_says_in_protocol_buffers()
    {
        await using var collector = new Collector();
        await using (var exporter = Exporter(collector.Url, OtlpEncoding.Binary))
        {
            exporter.Emit(Event("one"));
        }

        var request = await collector.NextAsync();
        Assert.Equal("application/x-protobuf", request.Headers["Content-Type"]);
        Assert.Equal(
            """
            1{1{1{1"service.name" 2{1"codex_tests"}} 1{1"service.version" 2{1"1.2.3"}} 1{1"env" 2{1"staging"}}} 2{1{1"scope"} 2{1:1767323045678000000 2=9 3"INFO" 6{1"text" 2{1"a "b""}} 6{1"number" 2{3=-5}} 6{1"flag" 2{2=1}} 11:1767323045678000000 12"one"}}}
            """,
            new ProtobufText(request.Body).ToString());
    }

    [Theory]
    [InlineData("503 Busy\r\nRetry-After: 7", 7)]
    [InlineData("429 Slow\r\nRetry-After: 9999", 1)]
    [InlineData("502 Bad", 1)]
    [InlineData("", 1)]
    public async Task What_may_pass_is_tried_again(string answer, int seconds)
    {
        await using var collector = new Collector(answer);
        await using var exporter = Exporter(collector.Url);
        exporter.Emit(Event("one"));
        await AdvanceAsync(1);
        var first = await collector.NextAsync();
        await AdvanceAsync(seconds);
        Assert.Equal(first.Body, (await collector.NextAsync()).Body);
        Assert.Equal(0, exporter.Dropped);
        Assert.DoesNotContain("hidden", Assert.Single(_problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("400 Bad")]
    [InlineData("401 Who")]
    [InlineData("302 Found\r\nLocation: http://127.0.0.1:1/")]
    public async Task What_the_collector_refuses_is_dropped_and_told_once(string answer)
    {
        await using var collector = new Collector(answer, answer);
        var exporter = Exporter(collector.Url);
        for (var i = 1; i <= 3; i++)
        {
            exporter.Emit(Event($"event {i}"));
            await AdvanceAsync(1);
            Assert.Equal([$"event {i}"], Names(await collector.NextAsync()));
        }

        await exporter.DisposeAsync();
        Assert.Equal(2, exporter.Dropped);
        Assert.Single(_problems);
    }

    [Fact]
    public async Task A_collector_that_is_away_costs_a_bounded_queue_and_no_waiting()
    {
        var exporter = Exporter(Nowhere());
        for (var i = 0; i < 5000; i++)
        {
            exporter.Emit(Event("e"));
        }

        Assert.InRange(exporter.Dropped, 5000 - 2048 - 512, 5000 - 2048);
        await exporter.DisposeAsync();
        Assert.Equal(5000, exporter.Dropped);
        Assert.DoesNotContain("secret", Assert.Single(_problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_sends_what_waits()
    {
        await using var collector = new Collector();
        var exporter = Exporter(collector.Url);
        exporter.Emit(Event("last"));
        await exporter.DisposeAsync();
        Assert.Equal(["last"], Names(await collector.NextAsync()));
        exporter.Emit(Event("late"));
        Assert.Equal(1, exporter.Dropped);
    }

    [Fact]
    public async Task A_collector_has_one_exporter_and_one_with_a_bad_certificate_none()
    {
        await using var exporters = new LogExporters(_clock, _problems.Enqueue);
        var endpoint = new OtlpEndpoint(new Uri("https://collector.test/v1/logs"), OtlpEncoding.Json) { Headers = new Dictionary<string, string> { ["a"] = "b" } };
        var same = endpoint with { Headers = new Dictionary<string, string> { ["a"] = "b" } };
        Assert.Same(exporters.For(endpoint, Resource), exporters.For(same, Resource with { }));
        Assert.NotSame(exporters.For(endpoint, Resource), exporters.For(endpoint with { Encoding = OtlpEncoding.Binary }, Resource));
        Assert.NotSame(exporters.For(endpoint, Resource), exporters.For(endpoint, Resource with { Environment = "dev" }));
        Assert.Null(exporters.For(null, Resource));
        Assert.Null(exporters.For(endpoint with { CaCertificate = "/nowhere/ca.pem" }, Resource));
        Assert.Null(exporters.For(endpoint with { CaCertificate = "/nowhere/ca.pem" }, Resource));
        Assert.Single(_problems);
    }

    private static LogRecord Event(string name) => new(
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero), "scope", name,
        [new TelemetryAttribute.Text("text", "a \"b\""), new TelemetryAttribute.Number("number", -5), new TelemetryAttribute.Flag("flag", true)]);

    private static IReadOnlyList<string> Names(CollectedRequest request) =>
    [
        .. JsonDocument.Parse(request.Body).RootElement.GetProperty("resourceLogs")[0].GetProperty("scopeLogs")[0].GetProperty("logRecords").EnumerateArray()
            .Select(record => record.GetProperty("eventName").GetString()!),
    ];

    private static Uri Nowhere()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return new Uri($"http://127.0.0.1:{((IPEndPoint)socket.LocalEndPoint!).Port}/");
    }

    private LogExporter Exporter(Uri url, OtlpEncoding encoding = OtlpEncoding.Json) => new(
        new OtlpEndpoint(url, encoding) { Headers = new Dictionary<string, string> { ["x-api-key"] = "secret" } }, Resource, _clock, _problems.Enqueue);

    private async Task AdvanceAsync(int seconds)
    {
        await _clock.WaitForTimersAsync().WaitAsync(TimeSpan.FromSeconds(30));
        _clock.Advance(TimeSpan.FromSeconds(seconds));
    }
}
