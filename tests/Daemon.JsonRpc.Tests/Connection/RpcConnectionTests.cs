using System.Text;
using System.Text.Json;
using Daemon.JsonRpc.Messages;
using Daemon.JsonRpc.Payloads;

namespace Daemon.JsonRpc.Tests.Connection;

public sealed class RpcConnectionTests
{
    private static readonly ReadOnlyMemory<byte> EmptyObject = "{}"u8.ToArray();

    [Theory]
    [InlineData("1")]
    [InlineData("-9223372036854775808")]
    [InlineData("9223372036854775807")]
    [InlineData("\"1\"")]
    [InlineData("\"é\\\"\"")]
    public async Task Answers_with_the_id_of_the_request(string id)
    {
        await using var peer = new Peer();
        await peer.Write($$"""{"id":{{id}},"method":"m"}""");
        (await peer.NextRequest()).Respond(EmptyObject);
        Assert.Equal($$$"""{"id":{{{id}}},"result":{}}""", await peer.Read());
    }

    [Fact]
    public async Task Only_the_first_answer_counts()
    {
        await using var peer = new Peer();
        await peer.Write("""{"id":1,"method":"m"}""", """{"id":2,"method":"m"}""");
        IncomingRequest first = await peer.NextRequest();
        Assert.True(first.RespondError(-32600, "no", "[1]"u8.ToArray()));
        Assert.False(first.Respond(EmptyObject));
        Assert.False(first.RespondError(new RpcException(1, "again")));
        (await peer.NextRequest()).RespondError(new RpcException(-5, "bad"));
        Assert.Equal("""{"error":{"code":-32600,"message":"no","data":[1]},"id":1}""", await peer.Read());
        Assert.Equal("""{"error":{"code":-5,"message":"bad"},"id":2}""", await peer.Read());
    }

    [Fact]
    public async Task A_result_that_cannot_be_serialised_is_an_internal_error()
    {
        await using var peer = new Peer();
        await peer.Write("""{"id":1,"method":"m"}""");
        (await peer.NextRequest()).Respond(double.NaN, Json.Double);
        Assert.StartsWith("""{"error":{"code":-32603,""", await peer.Read(), StringComparison.Ordinal);
        Assert.Equal("failed m", await peer.NextEvent());
    }

    [Fact]
    public async Task A_handler_that_throws_costs_only_its_request()
    {
        await using var peer = new Peer();
        peer.Handle = _ => throw new InvalidOperationException("secret");
        await peer.Write("""{"id":1,"method":"m"}""", """{"id":2,"method":"m"}""");
        foreach (int id in new[] { 1, 2 })
        {
            string answer = (await peer.Read())!;
            Assert.Contains("-32603", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", answer, StringComparison.Ordinal);
            Assert.EndsWith($"\"id\":{id}}}", answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Notifications_carry_the_time_of_the_clock()
    {
        await using var peer = new Peer(new RpcConnectionOptions { TimeProvider = new FixedClock(1795185199470) });
        peer.Connection.Notify("a", "é<\"", Json.String);
        peer.Connection.Notify("b", null);
        peer.Connection.Send(OutboundMessage.Notification("c", "{\n \"x\": 1\r\n}"u8.ToArray(), 5));
        peer.Connection.Send(OutboundMessage.Request(new RequestId(0), "d", "x", Json.String));
        Assert.Equal("""{"method":"a","params":"é<\"","emittedAtMs":1795185199470}""", await peer.Read());
        Assert.Equal("""{"method":"b","emittedAtMs":1795185199470}""", await peer.Read());
        Assert.Equal("{\"method\":\"c\",\"params\":{  \"x\": 1\r },\"emittedAtMs\":5}", await peer.Read());
        Assert.Equal("""{"id":0,"method":"d","params":"x"}""", await peer.Read());
    }

    [Fact]
    public async Task Malformed_input_is_dropped_and_the_connection_goes_on()
    {
        await using var peer = new Peer();
        await peer.Write("this is not json", "", "[1,2]", """{"method":5}""", """{"id":1}""", """{"id":7,"method":"m"}""");
        Assert.Equal("7", (await peer.NextRequest()).Id.ToString());
        string[] expected = ["NotJson", "NotJson", "NotAMessage", "NotAMessage", "NotAMessage"];
        foreach (string reason in expected)
        {
            Assert.Equal($"dropped {reason}", await peer.NextEvent());
        }
    }

    [Fact]
    public async Task Keeps_the_order_of_arrival_and_of_sending()
    {
        await using var peer = new Peer();
        peer.Handle = request => request.Respond(EmptyObject);
        Task writing = peer.Write([.. Enumerable.Range(0, 1000).Select(i => $$"""{"id":{{i}},"method":"m"}""")]).AsTask();
        for (int i = 0; i < 1000; i++)
        {
            Assert.Equal($$$"""{"id":{{{i}}},"result":{}}""", await peer.Read());
            Assert.Equal(i, (await peer.NextRequest()).Id.Number);
        }
        await writing;
    }

    [Fact]
    public async Task Beyond_the_limit_every_request_is_refused_with_an_answer()
    {
        await using var peer = new Peer(new RpcConnectionOptions { MaxQueuedRequests = 2 });
        await peer.Write([.. Enumerable.Range(0, 50).Select(i => $$"""{"id":{{i}},"method":"m"}""")]);
        for (int i = 2; i < 50; i++)
        {
            Assert.Equal($$$"""{"error":{"code":-32001,"message":"Server overloaded; retry later."},"id":{{{i}}}}""", await peer.Read());
        }
        (await peer.NextRequest()).LeaveQueue();
        await peer.Write("""{"id":50,"method":"m"}""");
        await peer.NextRequest();
        Assert.Equal(50, (await peer.NextRequest()).Id.Number);
    }

    [Fact]
    public async Task With_the_waiting_policy_requests_wait_for_room()
    {
        await using var peer = new Peer(new RpcConnectionOptions { MaxQueuedRequests = 1, Overload = OverloadPolicy.Wait });
        await peer.Write("""{"id":1,"method":"m"}""", """{"id":2,"method":"m"}""");
        IncomingRequest first = await peer.NextRequest();
        Assert.False(peer.Requests.Reader.TryRead(out _));
        first.Respond(EmptyObject);
        Assert.Equal(2, (await peer.NextRequest()).Id.Number);
    }

    [Fact]
    public async Task Producers_wait_for_a_slow_reader_and_nothing_is_lost()
    {
        await using var peer = new Peer(new RpcConnectionOptions { MaxQueuedMessages = 4 }, pipeBytes: 64);
        int sent = 0;
        while (true)
        {
            ValueTask room = peer.Connection.WaitForRoomAsync();
            if (!room.IsCompleted)
            {
                for (int i = 0; i < sent; i++)
                {
                    Assert.Contains($"\"n{i}\"", await peer.Read(), StringComparison.Ordinal);
                }
                await room;
                break;
            }
            Assert.True(sent < 1000, "The queue has no limit.");
            peer.Connection.Notify($"n{sent++}", null);
        }
    }

    [Fact]
    public async Task A_slow_network_reader_is_disconnected()
    {
        await using var peer = new Peer(
            new RpcConnectionOptions { MaxQueuedMessages = 4, SlowReader = SlowReaderPolicy.Disconnect }, pipeBytes: 64);
        for (int i = 0; i < 1000; i++)
        {
            peer.Connection.Notify("n", null);
        }
        Assert.Equal(ConnectionEndReason.SlowReader, (await peer.Connection.Completion).Reason);
        Assert.False(peer.Connection.Notify("n", null));
    }

    [Fact]
    public async Task At_the_end_of_input_requests_are_answered_and_output_is_written()
    {
        await using var peer = new Peer(new RpcConnectionOptions { AnswerTime = TimeSpan.FromMinutes(1) });
        await peer.Write("""{"id":1,"method":"m"}""");
        IncomingRequest request = await peer.NextRequest();
        await peer.CloseInput();
        peer.Connection.Notify("n", null);
        Assert.False(request.CancellationToken.IsCancellationRequested);
        request.Respond(EmptyObject);
        Assert.Contains("\"n\"", await peer.Read(), StringComparison.Ordinal);
        Assert.Equal("""{"id":1,"result":{}}""", await peer.Read());
        Assert.Null(await peer.Read());
        Assert.Equal(new ConnectionEnd(ConnectionEndReason.ClosedByPeer), await peer.Connection.Completion);
    }

    [Fact]
    public async Task At_the_end_requests_without_an_answer_are_cancelled()
    {
        await using var peer = new Peer(new RpcConnectionOptions { AnswerTime = TimeSpan.Zero });
        await peer.Write("""{"id":1,"method":"m"}""");
        IncomingRequest request = await peer.NextRequest();
        await peer.CloseInput();
        await peer.Connection.Completion;
        Assert.True(request.CancellationToken.IsCancellationRequested);
        Assert.True(request.Respond(EmptyObject));
        Assert.Equal("closed ClosedByPeer", await peer.NextEvent());
    }

    [Fact]
    public async Task Cancellation_fires_the_token_of_its_request_only()
    {
        await using var peer = new Peer();
        await peer.Write("""{"id":1,"method":"m"}""", """{"id":"1","method":"m"}""", """{"method":"$/cancelRequest","params":{"id":"1"}}""");
        await peer.Write("""{"method":"$/cancelRequest","params":[1]}""", """{"method":"next"}""");
        Assert.Equal("notification next", await peer.NextEvent());
        Assert.False((await peer.NextRequest()).CancellationToken.IsCancellationRequested);
        Assert.True((await peer.NextRequest()).CancellationToken.IsCancellationRequested);
    }

    [Fact]
    public async Task Calls_complete_with_result_or_error_and_other_responses_go_to_the_handler()
    {
        await using var peer = new Peer();
        Task<ReadOnlyMemory<byte>> good = peer.Connection.CallAsync(new RequestId(1), "a", EmptyObject);
        Task<ReadOnlyMemory<byte>> bad = peer.Connection.CallAsync(new RequestId("x"), "b", null);
        Assert.Equal("""{"id":1,"method":"a","params":{}}""", await peer.Read());
        Assert.Equal("""{"id":"x","method":"b"}""", await peer.Read());
        await peer.Write("""{"id":"x","error":{"code":3,"message":"m"}}""", """{"id":1,"result":[7]}""", """{"id":1,"result":0}""");
        Assert.Equal("[7]", Encoding.UTF8.GetString((await good).Span));
        Assert.Equal(3, (await Assert.ThrowsAsync<RpcException>(() => bad)).Code);
        Assert.Equal("response 1", await peer.NextEvent());
    }

    [Fact]
    public async Task A_cancelled_call_carries_the_callers_token()
    {
        await using var peer = new Peer();
        using var source = new CancellationTokenSource();
        Task call = peer.Connection.CallAsync(new RequestId(1), "a", null, source.Token);
        await source.CancelAsync();
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(source.Token, error.CancellationToken);
    }

    [Fact]
    public async Task Disposal_is_idempotent_and_fails_pending_calls()
    {
        await using var peer = new Peer();
        Task call = peer.Connection.CallAsync(new RequestId(1), "a", null);
        await peer.Connection.DisposeAsync();
        await peer.Connection.DisposeAsync();
        await Assert.ThrowsAsync<ConnectionLostException>(() => call);
        await Assert.ThrowsAsync<ConnectionLostException>(() => peer.Connection.CallAsync(new RequestId(2), "a", null));
        Assert.Equal(ConnectionEndReason.Disposed, (await peer.Connection.Completion).Reason);
    }

    [Fact]
    public async Task Disposal_gives_up_on_a_peer_that_does_not_read()
    {
        await using var peer = new Peer(new RpcConnectionOptions { FlushTime = TimeSpan.FromMilliseconds(20) }, pipeBytes: 64);
        for (int i = 0; i < 100; i++)
        {
            peer.Connection.Notify("n", null);
        }
        await peer.Connection.DisposeAsync();
        Assert.Equal(new ConnectionEnd(ConnectionEndReason.Disposed), await peer.Connection.Completion);
    }

    [Fact]
    public async Task Disposal_writes_what_is_queued()
    {
        await using var peer = new Peer();
        for (int i = 0; i < 100; i++)
        {
            peer.Connection.Notify($"n{i}", null);
        }
        await peer.Connection.DisposeAsync();
        for (int i = 0; i < 100; i++)
        {
            Assert.Contains($"\"n{i}\"", await peer.Read(), StringComparison.Ordinal);
        }
        Assert.Null(await peer.Read());
    }

    private static class Json
    {
        public static WireType<double> Double { get; } = new DoubleType();

        public static WireType<string> String { get; } = new StringType();

        private sealed class DoubleType : WireType<double>
        {
            public override void Write(Utf8JsonWriter writer, double value) => writer.WriteNumberValue(value);

            public override double Read(ref Utf8JsonReader reader) => reader.GetDouble();
        }

        private sealed class StringType : WireType<string>
        {
            public override void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);

            public override string Read(ref Utf8JsonReader reader) => reader.GetString()!;
        }
    }

    private sealed class FixedClock(long unixMs) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(unixMs);
    }
}
