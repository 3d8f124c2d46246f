using System.Text;
using Daemon.Config.Model;
using Daemon.Core.Tests.Fakes;
using Daemon.Protocol.Items;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tests.Mcp;

/// <summary>When the user is asked about a tool of a server, and what the answers lead to.</summary>
public sealed class ServerApprovalTests
{
    [Theory]
    [InlineData(McpApprovalMode.Auto, "look", false)]
    [InlineData(McpApprovalMode.Auto, "write_it", true)]
    [InlineData(McpApprovalMode.Auto, "note", false)]
    [InlineData(McpApprovalMode.Auto, "drop", true)]
    [InlineData(McpApprovalMode.Prompt, "look", true)]
    [InlineData(McpApprovalMode.Writes, "look", false)]
    [InlineData(McpApprovalMode.Writes, "note", true)]
    [InlineData(McpApprovalMode.Approve, "drop", false)]
    public async Task The_mode_and_the_hints_decide(McpApprovalMode mode, string tool, bool asks)
    {
        await using var harness = ServerFixture.Session(
            ServerFixture.Options(ServerFixture.Server(), ServerFixture.Config() with { DefaultApproval = mode }), ServerFixture.Call(tool));
        await harness.PostAsync(SessionHarness.Turn("go"));
        if (asks)
        {
            await AnswerAsync(harness, "accept");
        }

        await harness.NextAsync<EventMsg.TaskComplete>();
        Assert.Equal(asks, harness.Seen.OfType<EventMsg.ElicitationRequest>().Any());
        Assert.Equal("done", harness.Output());
    }

    [Fact]
    public async Task A_tools_own_mode_beats_the_servers()
    {
        var config = ServerFixture.Config() with { DefaultApproval = McpApprovalMode.Prompt, ToolApprovals = new Dictionary<string, McpApprovalMode> { ["drop"] = McpApprovalMode.Approve } };
        await using var harness = ServerFixture.Session(ServerFixture.Options(ServerFixture.Server(), config), ServerFixture.Call("drop"));
        await harness.RunTurnAsync();
        Assert.Equal("done", harness.Output());
    }

    [Theory]
    [InlineData("decline", "user rejected MCP tool call")]
    [InlineData("cancel", "user cancelled MCP tool call")]
    [InlineData("nonsense", "user rejected MCP tool call")]
    public async Task A_refusal_fails_the_call_and_the_turn_goes_on(string action, string message)
    {
        var server = ServerFixture.Server();
        await using var harness = ServerFixture.Session(ServerFixture.Options(server), ServerFixture.Call("drop"));
        await harness.PostAsync(SessionHarness.Turn("go"));
        await AnswerAsync(harness, action);
        Assert.Equal(TurnOutcome.Completed, (await harness.NextAsync<EventMsg.TaskComplete>()).Outcome);
        Assert.Equal((ItemStatus.Failed, message, message), (harness.Item().Status, harness.Item().ErrorMessage, harness.Output()));
        Assert.Empty(server.ParamsOf("tools/call"));
    }

    [Theory]
    [InlineData(false, "MCP tool call requires approval, but approval policy is never")]
    [InlineData(true, "done")]
    public async Task Under_never_only_full_access_runs_what_needs_approval(bool fullAccess, string output)
    {
        PermissionProfile profile = fullAccess ? new PermissionProfile.Disabled() : HarnessOptions.Workspace;
        await using var harness = ServerFixture.Session(
            ServerFixture.Options(ServerFixture.Server()) with { Policy = new ApprovalPolicy.Never(), Profile = profile }, ServerFixture.Call("drop"));
        await harness.RunTurnAsync();
        Assert.Equal(output, harness.Output());
        Assert.Empty(harness.Seen.OfType<EventMsg.ElicitationRequest>());
    }

    [Fact]
    public async Task The_question_tells_the_tool_and_its_arguments()
    {
        await using var harness = ServerFixture.Session(ServerFixture.Options(ServerFixture.Server()), ServerFixture.Call("write_it", """{"b":2,"a":"x"}"""));
        await harness.PostAsync(SessionHarness.Turn("go"));
        var question = await AnswerAsync(harness, "accept");
        Assert.Equal("Allow the srv MCP server to run tool \"write-it\"?", question.Message);
        Assert.Equal(
            """
            {"codex_approval_kind":"mcp_tool_call","persist":["session","always"],"tool_name":"write-it","tool_title":"Write it","tool_description":"Writes.","tool_params":{"b":2,"a":"x"},"tool_params_display":[{"name":"a","value":"x","display_name":"a"},{"name":"b","value":2,"display_name":"b"}]}
            """,
            Encoding.UTF8.GetString(question.Meta!.Value.Span));
    }

    [Theory]
    [InlineData("session", false, McpApprovalMode.Auto, false)]
    [InlineData("always", true, McpApprovalMode.Auto, false)]
    [InlineData("always", false, McpApprovalMode.Prompt, true)]
    [InlineData("forever", false, McpApprovalMode.Auto, true)]
    public async Task An_answer_may_hold_for_longer(string persist, bool kept, McpApprovalMode mode, bool asksAgain)
    {
        var written = new List<string>();
        var options = ServerFixture.Options(ServerFixture.Server(), ServerFixture.Config() with { DefaultApproval = mode }) with
        {
            KeepApproval = (server, tool) =>
            {
                written.Add($"{server}/{tool}");
                return null;
            },
        };
        await using var harness = new SessionHarness(
            new ScriptedModel(ModelReply.Of(ServerFixture.Call("drop")), ModelReply.Of(ServerFixture.Call("drop", id: "c2")), ModelReply.Say("ok")), options);
        await harness.PostAsync(SessionHarness.Turn("go"));
        await AnswerAsync(harness, "accept", $$"""{"persist":"{{persist}}"}""");
        if (asksAgain)
        {
            await AnswerAsync(harness, "accept");
        }

        await harness.NextAsync<EventMsg.TaskComplete>();
        Assert.Equal("done", harness.Output("c2"));
        Assert.Equal(asksAgain ? 2 : 1, harness.Seen.OfType<EventMsg.ElicitationRequest>().Count());
        Assert.Equal(kept ? ["srv/drop"] : [], written);
    }

    [Fact]
    public async Task An_approval_that_cannot_be_kept_is_told()
    {
        await using var harness = ServerFixture.Session(
            ServerFixture.Options(ServerFixture.Server()) with { KeepApproval = (_, _) => "read-only disk" }, ServerFixture.Call("drop"));
        await harness.PostAsync(SessionHarness.Turn("go"));
        await AnswerAsync(harness, "accept", """{"persist":"always"}""");
        Assert.Contains("read-only disk", (await harness.NextAsync<EventMsg.Warning>()).Message, StringComparison.Ordinal);
        await harness.NextAsync<EventMsg.TaskComplete>();
        Assert.Equal("done", harness.Output());
    }

    private static async Task<EventMsg.ElicitationRequest> AnswerAsync(SessionHarness harness, string action, string? meta = null)
    {
        var question = await harness.NextAsync<EventMsg.ElicitationRequest>();
        await harness.SubmitAsync(new Op.ElicitationAnswer(
            question.RequestId, action, null, meta is null ? default(ReadOnlyMemory<byte>?) : Encoding.UTF8.GetBytes(meta)));
        return question;
    }
}
