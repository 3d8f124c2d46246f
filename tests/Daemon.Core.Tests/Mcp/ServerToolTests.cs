using System.Text;
using System.Text.Json;
using Daemon.Core.Tests.Fakes;
using Daemon.ModelClient.Catalog;
using Daemon.Protocol.Items;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tests.Mcp;

/// <summary>Tools of servers in a turn: what the model is offered, what it reads, and what is shown.</summary>
public sealed class ServerToolTests
{
    [Fact]
    public async Task The_model_is_offered_a_namespace_for_each_server_and_tools_for_resources()
    {
        await using var harness = new SessionHarness(new ScriptedModel(ModelReply.Say("ok")), ServerFixture.Options(ServerFixture.Server()));
        await harness.RunTurnAsync();
        using var tools = JsonDocument.Parse(harness.Model.Requests[0].Tools);
        var names = tools.RootElement.EnumerateArray().Select(tool => tool.TryGetProperty("name", out var name) ? name.GetString() : null).ToList();
        Assert.Contains("list_mcp_resources", names);
        var space = tools.RootElement.EnumerateArray().Single(tool => tool.GetProperty("type").GetString() == "namespace");
        Assert.Equal(("mcp__srv", "Be careful."), (space.GetProperty("name").GetString(), space.GetProperty("description").GetString()));
        var functions = space.GetProperty("tools").EnumerateArray().ToList();
        Assert.Equal(["drop", "look", "note", "write_it"], functions.Select(tool => tool.GetProperty("name").GetString()));
        Assert.False(functions[0].GetProperty("strict").GetBoolean());
        Assert.Equal("""{"type":"object","properties":{"a":{"type":"string"}}}""", functions[3].GetProperty("parameters").GetRawText());
    }

    [Theory]
    [InlineData("""{"content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}""", ItemStatus.Completed, "a|b")]
    [InlineData("""{"content":[{"type":"text","text":"bad"}],"isError":true}""", ItemStatus.Failed, "bad")]
    [InlineData("""{"content":[]}""", ItemStatus.Completed, "")]
    [InlineData("{}", ItemStatus.Completed, "")]
    [InlineData("""{"content":[{"type":"audio","data":"AAAA","mimeType":"audio/wav"}]}""", ItemStatus.Completed, "<audio content omitted because you do not support audio input>")]
    [InlineData("""{"content":[{"type":"image","data":"AAAA","mimeType":"image/png"}]}""", ItemStatus.Completed, "image content omitted because it could not be processed")]
    [InlineData("""{"content":[{"type":"resource_link","uri":"m://1","name":"n"}]}""", ItemStatus.Completed, """{"type":"resource_link","uri":"m://1","name":"n"}""")]
    [InlineData("""{"content":[{"type":"image","data":"iVBORw0KGgoAAAANSUhEUg==","mimeType":"image/png"}]}""", ItemStatus.Completed, "data:image/png;base64,iVBORw0KGgoAAAANSUhEUg==")]
    [InlineData("""{"content":[{"type":"text","text":"\ud800"}]}""", ItemStatus.Failed, null)]
    [InlineData("[]", ItemStatus.Failed, "tool call error: tool call failed for `srv/look`\n\nCaused by:\n    the result of the tool is no object")]
    public async Task A_result_is_worded(string result, ItemStatus status, string? output)
    {
        await using var harness = ServerFixture.Session(
            ServerFixture.Options(ServerFixture.Server((_, _) => Task.FromResult<string?>(result))), ServerFixture.Call("look"));
        await harness.RunTurnAsync();
        Assert.Equal(status, harness.Item().Status);
        Assert.Equal(output ?? harness.Output(), harness.Output());
    }

    [Fact]
    public async Task Structured_content_stands_for_all()
    {
        const string Result = """{"content":[{"type":"text","text":"t"}],"structuredContent":{"k":1},"_meta":{"m":2},"extra":3}""";
        await using var harness = ServerFixture.Session(
            ServerFixture.Options(ServerFixture.Server((_, _) => Task.FromResult<string?>(Result))), ServerFixture.Call("look"));
        await harness.RunTurnAsync();
        Assert.Equal("Wall time: 0.0000 seconds\nOutput:\n{\"k\":1}", harness.Output());
        Assert.Equal("""{"content":[{"type":"text","text":"t"}],"structuredContent":{"k":1},"_meta":{"m":2}}""", Encoding.UTF8.GetString(harness.Item().Result!.Value.Span));
    }

    [Fact]
    public async Task A_long_text_loses_its_middle()
    {
        var text = new string('a', 30_000) + new string('z', 30_000);
        await using var harness = ServerFixture.Session(
            ServerFixture.Options(ServerFixture.Server((_, _) => Task.FromResult<string?>($$"""{"content":[{"type":"text","text":"{{text}}"},{"type":"text","text":"more"}]}""")))
                with { Truncation = new TruncationPolicy(TruncationUnit.Bytes, 10_000) },
            ServerFixture.Call("look"));
        await harness.RunTurnAsync();
        var output = harness.Output().Split('|');
        Assert.StartsWith("aaa", output[0], StringComparison.Ordinal);
        Assert.EndsWith("zzz", output[0], StringComparison.Ordinal);
        Assert.Contains("…12009 tokens truncated…", output[0], StringComparison.Ordinal);
        Assert.InRange(output[0].Length, 11_900, 12_000);
        Assert.Equal("[omitted 1 text items ...]", output[1]);
    }

    [Theory]
    [InlineData("[1]", "MCP tool arguments must be a JSON object, got [1]")]
    [InlineData("null", "MCP tool arguments must be a JSON object, got null")]
    [InlineData("nojson", "err: expected value at line 1 column 2")]
    public async Task Bad_arguments_never_reach_the_server(string arguments, string output)
    {
        var server = ServerFixture.Server();
        await using var harness = ServerFixture.Session(ServerFixture.Options(server), ServerFixture.Call("look", arguments));
        await harness.RunTurnAsync();
        Assert.EndsWith(output, harness.Output(), StringComparison.Ordinal);
        Assert.Empty(server.ParamsOf("tools/call"));
    }

    [Fact]
    public async Task Absent_arguments_are_left_out()
    {
        var server = ServerFixture.Server();
        await using var harness = ServerFixture.Session(ServerFixture.Options(server), ServerFixture.Call("look", ""));
        await harness.RunTurnAsync();
        var sent = server.ParamsOf("tools/call").Single();
        Assert.False(sent.TryGetProperty("arguments", out _));
        Assert.Equal("c1", sent.GetProperty("_meta").GetProperty("callId").GetString());
        Assert.Equal(harness.Session.ThreadId, sent.GetProperty("_meta").GetProperty("threadId").GetString());
    }

    [Fact]
    public async Task A_server_that_dies_in_a_call_fails_the_call_and_comes_back_at_the_next_turn()
    {
        var calls = 0;
        var server = ServerFixture.Server(async (connection, _) =>
        {
            if (++calls == 1)
            {
                await connection.CrashAsync();
            }

            return null;
        });
        await using var harness = new SessionHarness(
            new ScriptedModel(
                ModelReply.Of(ServerFixture.Call("look")), ModelReply.Say("failed"), ModelReply.Of(ServerFixture.Call("look", id: "c2")), ModelReply.Say("ok")),
            ServerFixture.Options(server));
        harness.Session.Servers.Announce();
        await harness.RunTurnAsync();
        Assert.Equal("tool call error: tool call failed for `srv/look`\n\nCaused by:\n    Transport closed", harness.Item().ErrorMessage);
        await harness.RunTurnAsync();
        Assert.Equal("done", harness.Output("c2"));
        Assert.Equal(2, server.Connections.Count);
        Assert.Equal(2, harness.Seen.OfType<EventMsg.McpServerStartup>().Count(startup => startup.State == McpStartupState.Ready));
    }

    [Fact]
    public async Task An_interrupted_call_completes_its_item_and_tells_the_server()
    {
        var never = new TaskCompletionSource<string?>();
        var server = ServerFixture.Server((_, _) => never.Task);
        await using var harness = ServerFixture.Session(ServerFixture.Options(server), ServerFixture.Call("look"));
        await harness.PostAsync(SessionHarness.Turn("go"));
        await harness.NextAsync<EventMsg.ItemStarted>(started => started.Item is TurnItem.McpToolCall);
        await harness.PostAsync(new Op.Interrupt(""));
        Assert.Equal(TurnOutcome.Interrupted, (await harness.NextAsync<EventMsg.TaskComplete>()).Outcome);
        Assert.Equal((ItemStatus.Failed, "aborted by user"), (harness.Item().Status, harness.Item().ErrorMessage));
        never.SetResult("{}");
    }

    [Fact]
    public async Task Progress_is_told()
    {
        var server = ServerFixture.Server(async (connection, parameters) =>
        {
            var token = parameters.GetProperty("_meta").GetProperty("progressToken").GetInt64();
            await connection.SendAsync($$"""{"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":{{token}},"progress":1,"message":"half"} }""");
            return null;
        });
        await using var harness = ServerFixture.Session(ServerFixture.Options(server), ServerFixture.Call("look"));
        await harness.RunTurnAsync();
        var progress = Assert.Single(harness.Seen.OfType<EventMsg.McpToolCallProgress>());
        Assert.Equal(("c1", "half"), (progress.ItemId, progress.Message));
    }

    [Fact]
    public async Task A_question_of_the_server_waits_for_the_user()
    {
        var server = ServerFixture.Server(async (connection, _) =>
        {
            var answer = await connection.AskAsync("elicitation/create", """{"message":"Who?","requestedSchema":{"type":"object","properties":{}}}""");
            return $$"""{"content":[{"type":"text","text":"{{answer.GetProperty("result").GetProperty("content").GetProperty("n").GetString()}}"}]}""";
        });
        await using var harness = ServerFixture.Session(ServerFixture.Options(server), ServerFixture.Call("look"));
        await harness.PostAsync(SessionHarness.Turn("go"));
        Assert.True((await harness.NextAsync<EventMsg.WaitingChanged>()).OnApproval);
        var question = await harness.NextAsync<EventMsg.ElicitationRequest>();
        Assert.Equal(("srv", "Who?", "form"), (question.Server, question.Message, question.Mode));
        Assert.NotNull(question.TurnId);
        await harness.SubmitAsync(new Op.ElicitationAnswer(question.RequestId, "accept", "{\"n\":\"Bo\"}"u8.ToArray(), null));
        await harness.NextAsync<EventMsg.TaskComplete>();
        Assert.Equal("Bo", harness.Output());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_nobody_may_be_asked_a_question_is_declined(bool never)
    {
        var server = ServerFixture.Server(async (connection, _) =>
        {
            var answer = await connection.AskAsync("elicitation/create", """{"message":"Who?","requestedSchema":{"type":"object","properties":{}}}""");
            return $$"""{"content":[{"type":"text","text":"{{answer.GetProperty("result").GetProperty("action").GetString()}}"}]}""";
        });
        ApprovalPolicy policy = never ? new ApprovalPolicy.Never() : new ApprovalPolicy.Granular(true, true, McpElicitations: false);
        await using var harness = ServerFixture.Session(ServerFixture.Options(server) with { Policy = policy }, ServerFixture.Call("look"));
        await harness.RunTurnAsync();
        Assert.Equal("decline", harness.Output());
        Assert.Empty(harness.Seen.OfType<EventMsg.ElicitationRequest>());
    }
}
