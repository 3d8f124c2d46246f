using Daemon.Core.Goals;
using Daemon.Core.Tests.Fakes;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tests.Goals;

/// <summary>Goals: the turns that they begin, what they count, and what stops them.</summary>
public sealed class GoalTests
{
    [Fact]
    public async Task An_active_goal_goes_on_until_the_model_completes_it()
    {
        await using var harness = Start(
            out var goals, ModelReply.Say("one"), ModelReply.Call("update_goal", """{"status":"complete"}"""), ModelReply.Say("done"), ModelReply.Say("never"));
        goals.Set(New(budget: null));
        await harness.SubmitAsync(new Op.PursueGoal(Edited: false));
        await harness.NextAsync<EventMsg.TaskComplete>();
        Assert.Equal("done", (await harness.NextAsync<EventMsg.TaskComplete>()).LastAgentMessage?.Text);
        Assert.Equal(GoalStatus.Complete, goals.Value?.Status);
        Assert.Equal(3, harness.Model.Requests.Count);
        Assert.Contains("win", System.Text.Encoding.UTF8.GetString(harness.Model.Requests[0].Input[^1].Json.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_used_up_budget_ends_it()
    {
        await using var harness = Start(out var goals, ModelReply.Say("one"));
        goals.Set(New(budget: 1));
        await harness.SubmitAsync(new Op.PursueGoal(Edited: false));
        await harness.NextAsync<EventMsg.TaskComplete>();
        Assert.Equal(GoalStatus.BudgetLimited, goals.Value?.Status);
        Assert.True(goals.Value?.TokensUsed > 0);
        Assert.Single(harness.Model.Requests);
    }

    [Fact]
    public async Task A_model_that_only_talks_is_stopped()
    {
        await using var harness = Start(out var goals, ModelReply.Say("soon"));
        goals.Set(New(budget: null));
        await harness.SubmitAsync(new Op.PursueGoal(Edited: false));
        await harness.NextAsync<EventMsg.GoalUpdated>(updated => updated.Goal.Status == GoalStatus.Blocked);
        Assert.Equal(25, harness.Model.Requests.Count);
    }

    [Fact]
    public async Task A_failed_turn_blocks_it()
    {
        await using var harness = Start(out var goals, ModelReply.Open(ModelReply.Failure("gone", retryable: false)));
        goals.Set(New(budget: null));
        await harness.SubmitAsync(new Op.PursueGoal(Edited: false));
        Assert.Equal(TurnOutcome.Failed, (await harness.NextAsync<EventMsg.TaskComplete>()).Outcome);
        Assert.Equal(GoalStatus.Blocked, goals.Value?.Status);
    }

    [Fact]
    public async Task An_interrupt_leaves_it_active_and_begins_nothing()
    {
        await using var harness = Start(out var goals, ModelReply.Open(ModelReply.Forever));
        goals.Set(New(budget: null));
        await harness.SubmitAsync(new Op.PursueGoal(Edited: false));
        await harness.Model.NextRequestAsync();
        await harness.PostAsync(new Op.Interrupt(""));
        Assert.Equal(TurnOutcome.Interrupted, (await harness.NextAsync<EventMsg.TaskComplete>()).Outcome);
        Assert.Null(harness.Session.ActiveTurnId);
        Assert.Equal(GoalStatus.Active, goals.Value?.Status);
    }

    [Theory]
    [InlineData("""{"objective":"  "}""", "goal objective must not be empty")]
    [InlineData("""{"objective":"x","token_budget":0}""", "goal budgets must be positive when provided")]
    [InlineData("""{"objective":"x"}""", "unfinished goal")]
    public async Task The_model_is_told_why_a_goal_cannot_be(string arguments, string reason)
    {
        await using var harness = Start(out var goals, ModelReply.Call("create_goal", arguments), ModelReply.Say("ok"));
        goals.Set(New(budget: null) with { Status = GoalStatus.Paused });
        await harness.RunTurnAsync();
        Assert.Contains(reason, System.Text.Encoding.UTF8.GetString(harness.Model.Requests[^1].Input[^1].Json.Span), StringComparison.Ordinal);
    }

    private static Goal New(long? budget) => new("win", GoalStatus.Active, budget, 0, 0, 1, 1);

    private static SessionHarness Start(out Store goals, params ModelReply[] replies)
    {
        var store = goals = new Store();
        return new SessionHarness(new ScriptedModel(replies), new HarnessOptions
        {
            Ports = ports => ports with { Goals = store },
            Config = config => config with { Features = new Daemon.Config.Model.FeatureSet(new Dictionary<string, bool> { ["goals"] = true }) },
        });
    }

    private sealed class Store : IGoalStore
    {
        private readonly Lock _gate = new();

        public Goal? Value { get; private set; }

        public void Set(Goal goal) => Update("", _ => goal);

        public Goal? Get(string threadId) => Value;

        public Goal? Update(string threadId, Func<Goal?, Goal?> change)
        {
            lock (_gate)
            {
                return Value = change(Value);
            }
        }
    }
}
