using Daemon.Testing.Model;
using Daemon.Testing.Time;

namespace Daemon.AppServer.Tests.Threads;

/// <summary>A thread that does nothing leaves its conversation to its file, and nobody can tell.</summary>
public sealed class ReleasedConversationTests : ThreadTestBase
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task The_model_gets_the_same_conversation_as_if_nothing_had_been_released()
    {
        Model = FakeResponsesServer.Start(ModelTurn.Say(new string('a', 40_000)));
        var client = await OpenAsync(_clock);
        var id = await StartThreadAsync(client);
        await RunTurnAsync(client, id, "one");
        await RunTurnAsync(client, id, "two");
        Idle();
        await RunTurnAsync(client, id, "three");
        await CloseDaemonAsync();
        client = await OpenAsync(_clock);
        await client.CallAsync("thread/resume", Id(id));
        await RunTurnAsync(client, id, "four");

        var inputs = Model.Requests.Select(Input).ToList();
        for (var i = 1; i < inputs.Count; i++)
        {
            Assert.Equal(inputs[i - 1], inputs[i].Take(inputs[i - 1].Count));
            Assert.Equal(inputs[i - 1].Count + 2, inputs[i].Count);
        }
    }

    [Fact]
    public async Task What_is_injected_meanwhile_is_told_to_the_model()
    {
        Model = FakeResponsesServer.Start(ModelTurn.Say(new string('a', 40_000)));
        var client = await OpenAsync(_clock);
        var id = await StartThreadAsync(client);
        await RunTurnAsync(client, id, "one");
        Idle();
        await client.CallAsync(
            "thread/inject_items",
            $$"""{"threadId":"{{id}}","items":[{"type":"message","role":"user","content":[{"type":"input_text","text":"injected"}]}]}""");
        await RunTurnAsync(client, id, "two");
        Assert.Single(Input(Model.Requests[1]), item => item.Contains("injected", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_history_that_is_gone_fails_the_turn_and_not_the_daemon()
    {
        Model = FakeResponsesServer.Start(ModelTurn.Say(new string('a', 40_000)));
        var client = await OpenAsync(_clock);
        var id = await StartThreadAsync(client);
        await RunTurnAsync(client, id, "one");
        Idle();
        Directory.Move(Path.Combine(Folder, "home", "sessions"), Path.Combine(Folder, "moved"));
        var turn = await BeginTurnAsync(client, id, "two");
        var ended = await client.WaitForAsync("turn/completed", n => n.GetProperty("turn").GetProperty("id").GetString() == turn);
        Assert.Equal("failed", ended.GetProperty("turn").GetProperty("status").GetString());
        Assert.Single(Model.Requests);

        Directory.Move(Path.Combine(Folder, "moved"), Path.Combine(Folder, "home", "sessions"));
        await client.CallAsync("thread/resume", Id(id));
        await RunTurnAsync(client, id, "three");
        Assert.Contains(Input(Model.Requests[^1]), item => item.Contains("one", StringComparison.Ordinal));
    }

    /// <summary>Whatever is submitted afterwards comes behind the release.</summary>
    private void Idle() => _clock.Advance(TimeSpan.FromMinutes(2));

    /// <summary>Behind the instructions, whose message each session makes anew.</summary>
    private static List<string> Input(RecordedRequest request) => [.. request.Input.Skip(1).Select(item => item.GetRawText())];
}
