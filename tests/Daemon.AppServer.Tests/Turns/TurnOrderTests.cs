using System.Text.Json;
using Daemon.AppServer.Tests.Fakes;
using Daemon.Testing.Model;

namespace Daemon.AppServer.Tests.Turns;

public sealed class TurnOrderTests
{
    [Fact]
    public async Task The_messages_of_a_turn_come_in_order()
    {
        await using var daemon = new ScriptedDaemon(ModelTurn.SayInParts("he", "llo"));
        await using var client = await daemon.JoinAsync();
        var thread = await daemon.StartThreadAsync(client);
        await client.NextAsync("thread/started");
        var before = client.Seen.Count;
        await client.PostAsync("turn/start", ScriptedDaemon.Turn(thread));
        await client.NextAsync("turn/completed");
        Assert.Equal(
            [
                "answer", "thread/status/changed", "turn/started", "item/started", "item/completed", "item/started", "item/agentMessage/delta",
                "item/agentMessage/delta", "item/completed", "thread/tokenUsage/updated", "account/rateLimits/updated", "thread/readState/changed",
                "thread/status/changed", "turn/completed",
            ],
            client.Methods.Skip(before).Where(method => method != "warning"));
        Assert.All(client.Seen.Where(m => m.TryGetProperty("method", out _)), m => Assert.True(m.TryGetProperty("emittedAtMs", out _)));
    }

    [Fact]
    public async Task A_failed_turn_is_told_by_status_error_and_end_and_the_next_one_works()
    {
        await using var daemon = new ScriptedDaemon(ModelTurn.Status(400, "no such thing"), ModelTurn.Say("fine"));
        await using var client = await daemon.JoinAsync();
        var thread = await daemon.StartThreadAsync(client);
        await client.CallAsync("turn/start", ScriptedDaemon.Turn(thread));
        var error = await client.NextAsync("error");
        Assert.Equal("systemError", client.Seen[^2].GetProperty("params").GetProperty("status").GetProperty("type").GetString());
        Assert.False(error.GetProperty("params").GetProperty("willRetry").GetBoolean());
        var turn = (await client.NextAsync("turn/completed")).GetProperty("params").GetProperty("turn");
        Assert.Equal("failed", turn.GetProperty("status").GetString());
        Assert.Equal(error.GetProperty("params").GetProperty("error").ToString(), turn.GetProperty("error").ToString());

        await client.CallAsync("turn/start", ScriptedDaemon.Turn(thread));
        Assert.Equal("completed", Status(await client.NextAsync("turn/completed")));
    }

    [Fact]
    public async Task Opted_out_notifications_do_not_come_and_the_rest_does()
    {
        await using var daemon = new ScriptedDaemon(ModelTurn.Say("hello"));
        await using var client = await daemon.JoinAsync(experimental: false, optOut: """["item/agentMessage/delta","no/such/method","thread/started"]""");
        var thread = await daemon.StartThreadAsync(client);
        await client.CallAsync("turn/start", ScriptedDaemon.Turn(thread));
        await client.NextAsync("turn/completed");
        Assert.DoesNotContain("item/agentMessage/delta", client.Methods);
        Assert.DoesNotContain("thread/started", client.Methods);
        Assert.DoesNotContain("thread/readState/changed", client.Methods);
        Assert.Contains("item/completed", client.Methods);
    }

    [Fact]
    public async Task A_client_that_leaves_does_not_end_its_turn()
    {
        var gate = new TaskCompletionSource();
        await using var daemon = new ScriptedDaemon(ModelTurn.Say("hello").StallUntil(gate.Task));
        await using var watcher = await daemon.JoinAsync();
        string thread;
        await using (var client = await daemon.JoinAsync())
        {
            thread = await daemon.StartThreadAsync(client);
            await client.CallAsync("turn/start", ScriptedDaemon.Turn(thread));
            await daemon.Model.WaitForRequestsAsync(1).WaitAsync(WireClient.Patience);
        }

        await watcher.CallAsync("thread/resume", $$"""{"threadId":"{{thread}}"}""");
        gate.SetResult();
        Assert.Equal("completed", Status(await watcher.NextAsync("turn/completed")));
    }

    /// <summary>A client with a small buffer that reads nothing for a while: the turn waits for it and nothing is lost.</summary>
    [Fact]
    public async Task A_slow_reader_gets_every_delta_in_order()
    {
        const int Count = 6000;
        await using var daemon = new ScriptedDaemon(ModelTurn.SayInParts([.. Enumerable.Range(0, Count).Select(i => $"{i} ")]));
        await using var client = daemon.Connect(bufferBytes: 512);
        await client.InitializeAsync();
        var thread = await daemon.StartThreadAsync(client);
        await client.PostAsync("turn/start", ScriptedDaemon.Turn(thread));
        await daemon.Model.WaitForRequestsAsync(1).WaitAsync(WireClient.Patience);
        await client.NextAsync("turn/completed");
        var deltas = client.Seen
            .Where(m => m.TryGetProperty("method", out var method) && method.GetString() == "item/agentMessage/delta")
            .Select(m => m.GetProperty("params").GetProperty("delta").GetString());
        Assert.Equal(string.Concat(Enumerable.Range(0, Count).Select(i => $"{i} ")), string.Concat(deltas));
    }

    [Fact]
    public async Task A_slow_reader_that_leaves_frees_the_turn_for_the_others()
    {
        await using var daemon = new ScriptedDaemon(ModelTurn.SayInParts([.. Enumerable.Range(0, 6000).Select(i => $"{i} ")]));
        await using var watcher = await daemon.JoinAsync();
        var slow = daemon.Connect(bufferBytes: 512);
        await slow.InitializeAsync();
        var thread = await daemon.StartThreadAsync(slow);
        await watcher.CallAsync("thread/resume", $$"""{"threadId":"{{thread}}"}""").ContinueWith(_ => { }, TaskScheduler.Default);
        await watcher.CallAsync("thread/loaded/list", "{}");
        await slow.PostAsync("turn/start", ScriptedDaemon.Turn(thread));
        await watcher.NextAsync("thread/status/changed");
        await slow.DisposeAsync();
        await watcher.ReadUntilAsync(m => m.TryGetProperty("params", out var p) && p.TryGetProperty("status", out var s)
            && s.ValueKind == JsonValueKind.Object && s.GetProperty("type").GetString() == "idle");
    }

    private static string Status(JsonElement completed) => completed.GetProperty("params").GetProperty("turn").GetProperty("status").GetString()!;
}
