using Daemon.Config.Model;
using Daemon.Core.History;
using Daemon.Core.Tests.Fakes;
using Daemon.ModelClient;
using Daemon.Protocol.Items;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tests.Agents;

/// <summary>A model that deals with agents: outputs, items, notes, limits.</summary>
public sealed class AgentTests
{
    private static readonly FeatureSet WithAgents = new(new Dictionary<string, bool> { ["multi_agent"] = true });

    [Fact]
    public async Task An_agent_works_answers_and_is_closed()
    {
        await using var agents = new FakeAgents(new ScriptedModel(ModelReply.Say("42")));
        string? id = null;
        await using var harness = Harness(
            agents,
            () => Call("spawn_agent", """{"message":"what is it?"}""", "s"),
            () => Call("wait_agent", $$"""{"targets":["{{id = agents.Made[0].ThreadId}}"]}""", "w"),
            () => Call("close_agent", $$"""{"target":"{{id}}"}""", "c"),
            () => Call("wait_agent", $$"""{"targets":["{{id}}"]}""", "w2"),
            () => ModelReply.Message("done"));
        var end = await harness.RunTurnAsync();

        Assert.Equal("done", end.LastAgentMessage!.Text);
        var last = harness.Model.Requests[^1];
        Assert.StartsWith($"{{\"agent_id\":\"{id}\",\"nickname\":\"", last.OutputOf("s"), StringComparison.Ordinal);
        Assert.Equal($$$"""{"status":{"{{{id}}}":{"completed":"42"}},"timed_out":false}""", last.OutputOf("w"));
        Assert.Equal("""{"previous_status":{"completed":"42"}}""", last.OutputOf("c"));
        Assert.Equal($$$"""{"status":{"{{{id}}}":"not_found"},"timed_out":false}""", last.OutputOf("w2"));
        var items = harness.Seen.OfType<EventMsg.ItemCompleted>().Select(item => item.Item).OfType<TurnItem.CollabAgentToolCall>().ToList();
        Assert.Equal(
            [
                (CollabAgentTool.SpawnAgent, ItemStatus.Completed, AgentPhase.PendingInit),
                (CollabAgentTool.Wait, ItemStatus.Completed, AgentPhase.Completed),
                (CollabAgentTool.CloseAgent, ItemStatus.Completed, AgentPhase.Completed),
                (CollabAgentTool.Wait, ItemStatus.Failed, AgentPhase.NotFound),
            ],
            items.Select(item => (item.Tool, item.Status, Assert.Single(item.States).Value.Phase)));
        Assert.Equal("what is it?", items[0].Prompt);
    }

    [Fact]
    public async Task The_end_of_an_agents_work_is_noted_in_the_history()
    {
        await using var agents = new FakeAgents(new ScriptedModel(ModelReply.Say("42")));
        await using var harness = Harness(
            agents,
            () => Call("spawn_agent", """{"message":"go"}""", "s"),
            () => Call("wait_agent", $$"""{"targets":["{{agents.Made[0].ThreadId}}"]}""", "w"),
            () => ModelReply.Message("done"));
        await harness.RunTurnAsync();
        await agents.Made[0].Progress.WhenFinalAsync(CancellationToken.None);
        await harness.RunTurnAsync("and now?");
        var note = Assert.Single(
            harness.Model.Requests[^1].Input.Select(ResponseItems.TextOf), text => text.StartsWith("<subagent_notification>", StringComparison.Ordinal));
        Assert.Contains($$$"""{"agent_path":"{{{agents.Made[0].ThreadId}}}","status":{"completed":"42"}}""", note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Input_joins_or_interrupts_what_an_agent_does()
    {
        var child = new ScriptedModel(ModelReply.Open(ModelReply.Forever), ModelReply.Say("second"));
        await using var agents = new FakeAgents(child);
        await using var harness = Harness(
            agents,
            () => Call("spawn_agent", """{"items":[{"type":"text","text":"first task"}]}""", "s"),
            () => Call("send_input", $$"""{"target":"{{agents.Made[0].ThreadId}}","message":"drop it","interrupt":true}""", "i"),
            () => Call("wait_agent", $$"""{"targets":["{{agents.Made[0].ThreadId}}"]}""", "w"),
            () => ModelReply.Message("done"));
        await harness.RunTurnAsync();
        Assert.Contains("""{"completed":"second"}""", harness.Model.Requests[^1].OutputOf("w"), StringComparison.Ordinal);
        Assert.Contains("drop it", child.Requests[^1].UserTexts());
        var sent = harness.Seen.OfType<EventMsg.ItemCompleted>().Select(item => item.Item).OfType<TurnItem.CollabAgentToolCall>().ElementAt(1);
        Assert.Equal(AgentPhase.Interrupted, Assert.Single(sent.States).Value.Phase);
    }

    [Fact]
    public async Task A_fork_takes_over_the_messages_and_no_calls()
    {
        var child = new ScriptedModel(ModelReply.Say("ok"));
        await using var agents = new FakeAgents(child);
        await using var harness = Harness(
            agents, () => Call("spawn_agent", """{"message":"the task","fork_context":true}""", "s"), () => ModelReply.Message("done"));
        await harness.RunTurnAsync("the user's words");
        var request = await child.NextRequestAsync();
        Assert.Equal(["the user's words", "the task"], request.UserTexts());
        Assert.DoesNotContain(request.Input, item => item.IsCall || item.IsCallOutput);
        Assert.Equal((harness.Session.ThreadId, harness.Session.ThreadId, "collab_spawn"), (request.Identity.ParentThreadId, request.Identity.SessionId, request.Identity.Subagent));
    }

    [Fact]
    public async Task There_are_as_many_agents_as_may_be_and_closing_makes_room()
    {
        await using var agents = new FakeAgents(new ScriptedModel(ModelReply.Say("ok")));
        await using var harness = Harness(
            agents,
            config => config with { Agents = new AgentSettings { MaxThreads = 1 } },
            () => Call("spawn_agent", """{"message":"a"}""", "s1"),
            () => Call("spawn_agent", """{"message":"b"}""", "s2"),
            () => Call("close_agent", $$"""{"target":"{{agents.Made[0].ThreadId}}"}""", "c"),
            () => Call("spawn_agent", """{"message":"b"}""", "s3"),
            () => Call("resume_agent", $$"""{"id":"{{agents.Made[0].ThreadId}}"}""", "r"),
            () => ModelReply.Message("done"));
        await harness.RunTurnAsync();
        var last = harness.Model.Requests[^1];
        Assert.Equal("collab spawn failed: agent thread limit reached", last.OutputOf("s2"));
        Assert.Contains("agent_id", last.OutputOf("s3"), StringComparison.Ordinal);
        Assert.Equal("collab spawn failed: agent thread limit reached", last.OutputOf("r"));
    }

    [Fact]
    public async Task A_closed_agent_can_be_opened_again()
    {
        await using var agents = new FakeAgents(new ScriptedModel(ModelReply.Say("ok")));
        await using var harness = Harness(
            agents,
            () => Call("spawn_agent", """{"message":"a"}""", "s"),
            () => Call("close_agent", $$"""{"target":"{{agents.Made[0].ThreadId}}"}""", "c"),
            () => Call("resume_agent", $$"""{"id":"{{agents.Made[0].ThreadId}}"}""", "r"),
            () => ModelReply.Message("done"));
        await harness.RunTurnAsync();
        Assert.Equal("""{"status":"pending_init"}""", harness.Model.Requests[^1].OutputOf("r"));
    }

    [Fact]
    public async Task An_agent_at_the_last_depth_is_offered_no_agents()
    {
        var child = new ScriptedModel(ModelReply.Of(Call("spawn_agent", """{"message":"deeper"}""", "d")), ModelReply.Say("ok"));
        await using var agents = new FakeAgents(child);
        await using var harness = Harness(
            agents,
            () => Call("spawn_agent", """{"message":"a"}""", "s"),
            () => Call("wait_agent", $$"""{"targets":["{{agents.Made[0].ThreadId}}"]}""", "w"),
            () => ModelReply.Message("done"));
        await harness.RunTurnAsync();
        Assert.Contains("multi_agent_v1", harness.Model.Requests[0].Tools.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("multi_agent_v1", child.Requests[0].Tools.Text(), StringComparison.Ordinal);
        Assert.Equal("unsupported call: multi_agent_v1spawn_agent", child.Requests[^1].OutputOf("d"));
    }

    [Theory]
    [InlineData("spawn_agent", "{}", "Provide one of: message or items")]
    [InlineData("spawn_agent", """{"message":" "}""", "Empty message can't be sent to an agent")]
    [InlineData("spawn_agent", """{"message":"a","items":[]}""", "Provide either message or items, but not both")]
    [InlineData("spawn_agent", """{"items":[]}""", "Items can't be empty")]
    [InlineData("spawn_agent", """{"items":[1]}""", "failed to parse function arguments: items must be objects")]
    [InlineData("spawn_agent", """{"message":"a","agent_type":"odd"}""", "unknown agent_type 'odd'")]
    [InlineData("send_input", """{"target":"01a1fe7c-6b54-76c1-9bfe-e35157088372","message":"a"}""", "agent with id 01a1fe7c-6b54-76c1-9bfe-e35157088372 not found")]
    [InlineData("wait_agent", """{"targets":[]}""", "agent ids must be non-empty")]
    [InlineData("wait_agent", """{"targets":["x"]}""", "invalid agent id x: expected a UUID")]
    [InlineData("wait_agent", """{"targets":["01a1fe7c-6b54-76c1-9bfe-e35157088372"],"timeout_ms":0}""", "timeout_ms must be greater than zero")]
    [InlineData("close_agent", """{"target":"01a1fe7c-6b54-76c1-9bfe-e35157088372"}""", "agent with id 01a1fe7c-6b54-76c1-9bfe-e35157088372 not found")]
    [InlineData("resume_agent", """{"id":"01a1fe7c-6b54-76c1-9bfe-e35157088372"}""", "agent with id 01a1fe7c-6b54-76c1-9bfe-e35157088372 not found")]
    [InlineData("dance", "{}", "unsupported call: multi_agent_v1dance")]
    public async Task A_bad_call_has_this_output(string name, string arguments, string output)
    {
        await using var agents = new FakeAgents(new ScriptedModel(ModelReply.Say("ok")));
        await using var harness = Harness(agents, () => Call(name, arguments, "x"), () => ModelReply.Message("done"));
        await harness.RunTurnAsync();
        Assert.Equal(output, harness.Model.Requests[^1].OutputOf("x"));
        Assert.Empty(agents.Made);
    }

    [Fact]
    public async Task Closing_the_thread_closes_its_agents()
    {
        await using var agents = new FakeAgents(new ScriptedModel(ModelReply.Open(ModelReply.Forever)));
        await using (var harness = Harness(agents, () => Call("spawn_agent", """{"message":"a"}""", "s"), () => ModelReply.Message("done")))
        {
            await harness.RunTurnAsync();
        }

        Assert.Equal(AgentPhase.Shutdown, Assert.Single(agents.Made).Progress.Status.Phase);
    }

    [Fact]
    public async Task An_interrupt_ends_the_wait_and_not_the_agent()
    {
        await using var agents = new FakeAgents(new ScriptedModel(ModelReply.Open(ModelReply.Forever)));
        await using var harness = Harness(
            agents,
            () => Call("spawn_agent", """{"message":"a"}""", "s"),
            () => Call("wait_agent", $$"""{"targets":["{{agents.Made[0].ThreadId}}"]}""", "w"),
            () => ModelReply.Message("done"));
        await harness.PostAsync(SessionHarness.Turn("go"));
        await harness.NextAsync<EventMsg.ItemStarted>(started => started.Item is TurnItem.CollabAgentToolCall { Tool: CollabAgentTool.Wait });
        await harness.SubmitAsync(new Op.Interrupt(""));
        Assert.Equal(TurnOutcome.Interrupted, (await harness.NextAsync<EventMsg.TaskComplete>()).Outcome);
        Assert.Equal(AgentPhase.Running, Assert.Single(agents.Made).Progress.Status.Phase);
    }

    private static ModelEvent Call(string name, string arguments, string id) => ModelReply.Raw(
        $$"""{"type":"function_call","call_id":"{{id}}","name":"{{name}}","namespace":"multi_agent_v1","arguments":{{ModelReply.Quote(arguments)}}}""");

    private static SessionHarness Harness(FakeAgents agents, params Func<ModelEvent>[] steps) => Harness(agents, config => config, steps);

    /// <summary>A model whose answers are made when they are due: they name agents that exist only then.</summary>
    private static SessionHarness Harness(FakeAgents agents, Func<EffectiveConfig, EffectiveConfig> config, params Func<ModelEvent>[] steps) => new(
        new ScriptedModel([.. steps.Select(step => ModelReply.Of(step))]),
        new HarnessOptions { Agents = agents, Config = plain => config(plain with { Features = WithAgents }) });
}
