using Daemon.Config.Model;
using Daemon.Core.Tests.Fakes;
using Daemon.Mcp;
using Daemon.Protocol.SubmissionQueue;
using Daemon.Testing.Servers;

namespace Daemon.Core.Tests.Mcp;

/// <summary>The servers of a thread: their starts, their failures, and changes of the configuration.</summary>
public sealed class ThreadServersTests
{
    [Fact]
    public async Task Starts_are_told_when_they_are_announced()
    {
        var server = new FakeToolServer
        {
            Starting = spec => spec.Arguments[0] == "bad" ? throw new McpException(McpFailure.Startup, "No such file or directory (os error 2)") : Task.CompletedTask,
        };
        await using var harness = Session(server, Named("bad"), Named("good"), Named("off") with { Enabled = false });
        harness.Session.Servers.Announce();
        foreach (var _ in new[] { 1, 2, 3, 4 })
        {
            await harness.NextAsync<EventMsg.McpServerStartup>();
        }

        var told = harness.Seen.OfType<EventMsg.McpServerStartup>().ToList();
        Assert.Equal(["bad", "good"], told.Take(2).Select(startup => startup.Server));
        Assert.All(told.Take(2), startup => Assert.Equal(McpStartupState.Starting, startup.State));
        Assert.Equal(
            "MCP client for `bad` failed to start: MCP startup failed: No such file or directory (os error 2)",
            told.Single(startup => startup.State == McpStartupState.Failed).Problem);
    }

    [Fact]
    public async Task A_bad_name_and_a_missing_token_are_failed_starts()
    {
        await using var harness = Session(
            new FakeToolServer(),
            Named("a b"),
            Named("web") with { Transport = new McpTransportConfig.Http("http://127.0.0.1:9/", "NOT_SET", new Dictionary<string, string>(), new Dictionary<string, string>()) });
        Assert.Equal(
            "required MCP servers failed to initialize: a b: Invalid MCP server name 'a b': must match pattern ^[a-zA-Z0-9_:@/.-]+$; "
            + "web: Environment variable NOT_SET for MCP server 'web' is not set",
            await harness.Session.Servers.FindRequiredFailureAsync(CancellationToken.None) ?? await RequireAllAsync(harness));
    }

    [Fact]
    public async Task A_turn_waits_for_a_slow_server_only_for_the_grace_time()
    {
        var never = new TaskCompletionSource();
        await using var harness = Session(new FakeToolServer { Starting = _ => never.Task }, Named("slow"));
        await harness.PostAsync(SessionHarness.Turn("go"));
        await harness.Clock.WaitForTimersAsync().WaitAsync(SessionHarness.Patience);
        Assert.Empty(harness.Model.Requests);
        harness.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TurnOutcome.Completed, (await harness.NextAsync<EventMsg.TaskComplete>()).Outcome);

        // The grace time counts from the start: the second turn does not wait at all.
        Assert.Equal(TurnOutcome.Completed, (await harness.RunTurnAsync()).Outcome);
        never.SetException(new McpException(McpFailure.Startup, "gave up"));
    }

    [Fact]
    public async Task A_turn_that_waits_for_a_server_can_be_interrupted()
    {
        var never = new TaskCompletionSource();
        await using var harness = Session(new FakeToolServer { Starting = _ => never.Task }, Named("slow"));
        await harness.SubmitAsync(SessionHarness.Turn("go"));
        await harness.PostAsync(new Op.Interrupt(""));
        Assert.Equal(TurnOutcome.Interrupted, (await harness.NextAsync<EventMsg.TaskComplete>()).Outcome);
        never.SetException(new McpException(McpFailure.Startup, "gave up"));
    }

    [Fact]
    public async Task A_new_configuration_starts_what_is_new_and_keeps_what_stays()
    {
        var server = new FakeToolServer();
        await using var harness = Session(server, Named("stays"), Named("goes"));
        var servers = harness.Session.Servers;
        servers.Announce();
        await Task.WhenAll(servers.All.Select(each => each.Server)).WaitAsync(SessionHarness.Patience);
        var stays = servers.Find("stays")!.Running;
        var goes = server.Connections[1];
        servers.Reload(new McpConfig { Servers = [Named("comes"), Named("stays") with { DisabledTools = ["echo"] }] });
        Assert.Same(stays, await servers.Find("stays")!.Server);
        await servers.Find("comes")!.Server.WaitAsync(SessionHarness.Patience);
        await goes.Ended.WaitAsync(SessionHarness.Patience);
        Assert.Null(servers.Find("goes"));
        await harness.NextAsync<EventMsg.McpServerStartup>(startup => startup is { Server: "comes", State: McpStartupState.Ready });
        Assert.Single(harness.Seen.OfType<EventMsg.McpServerStartup>(), startup => startup is { Server: "stays", State: McpStartupState.Starting });
    }

    [Fact]
    public async Task Tools_that_the_configuration_leaves_out_are_not_offered()
    {
        var server = ServerFixture.Server();
        await using var harness = ServerFixture.Session(
            ServerFixture.Options(server, ServerFixture.Config() with { EnabledTools = ["look", "drop"], DisabledTools = ["drop"] }),
            ServerFixture.Call("look"), ServerFixture.Call("drop", id: "c2"), ServerFixture.Call("note", id: "c3"));
        await harness.RunTurnAsync();
        Assert.Equal(("done", "unsupported call: mcp__srvdrop", "unsupported call: mcp__srvnote"), (harness.Output(), harness.Output("c2"), harness.Output("c3")));
    }

    [Fact]
    public async Task The_start_of_a_turn_cancels_questions_that_waited_outside()
    {
        var server = ServerFixture.Server();
        await using var harness = Session(server, Named("srv"));
        await harness.Session.Servers.Find("srv")!.Server.WaitAsync(SessionHarness.Patience);
        var answer = server.Connections.Single().AskAsync("elicitation/create", """{"message":"Who?","requestedSchema":{"type":"object","properties":{}}}""");
        var question = await harness.NextAsync<EventMsg.ElicitationRequest>();
        Assert.Null(question.TurnId);
        await harness.RunTurnAsync();
        Assert.Equal("cancel", (await answer.WaitAsync(SessionHarness.Patience)).GetProperty("result").GetProperty("action").GetString());
    }

    [Fact]
    public async Task The_end_of_the_session_ends_its_servers()
    {
        var server = new FakeToolServer();
        await using (var harness = Session(server, Named("a")))
        {
            await harness.Session.Servers.Find("a")!.Server.WaitAsync(SessionHarness.Patience);
        }

        await server.Connections.Single().Ended.WaitAsync(SessionHarness.Patience);
    }

    private static McpServerConfig Named(string name) => ServerFixture.Config(name);

    private static SessionHarness Session(FakeToolServer server, params McpServerConfig[] configs) =>
        new(new ScriptedModel(ModelReply.Say("ok")), ServerFixture.Options(server, configs));

    /// <summary>The same servers, each of them required now.</summary>
    private static async Task<string?> RequireAllAsync(SessionHarness harness)
    {
        var servers = harness.Session.Servers;
        servers.Reload(new McpConfig { Servers = [.. servers.All.Select(server => server.Config with { Required = true })] });
        return await servers.FindRequiredFailureAsync(CancellationToken.None);
    }
}
