using System.Text;
using Daemon.Cli.Exec;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Items;
using Daemon.Protocol.V2.Permissions;
using Daemon.Protocol.V2.Threads;
using Daemon.Protocol.V2.Turns;

namespace Daemon.Cli.Tests.Exec;

/// <summary>The exact lines that programs read.</summary>
public sealed class JsonViewTests
{
    private readonly MemoryStream _output = new();
    private readonly JsonView _view;

    public JsonViewTests()
    {
        _view = new JsonView(_output);
    }

    [Fact]
    public void A_command_keeps_its_id_from_start_to_end()
    {
        var command = new ThreadItem.CommandExecution
        {
            Id = "call_1", Command = "bash -lc 'ls'", Cwd = "/w", Status = CommandExecutionStatus.InProgress, CommandActions = [],
        };
        _view.ThreadStarted(new ThreadFacts("t1", "m", "p", "/w", new SandboxPolicy.ReadOnly()));
        _view.TurnStarted();
        _view.ItemCompleted(new ThreadItem.UserMessage { Id = "u", Content = [] });
        _view.ItemStarted(command);
        _view.Warning("careful");
        _view.ItemCompleted(command with { Status = CommandExecutionStatus.Failed, AggregatedOutput = "é<\n", ExitCode = 2 });
        _view.ItemStarted(new ThreadItem.AgentMessage { Id = "m", Text = "" });
        _view.ItemCompleted(new ThreadItem.AgentMessage { Id = "m", Text = "done" });
        _view.TurnEnded(
            Ended(TurnStatus.Completed),
            new TokenUsageBreakdown { TotalTokens = 45, InputTokens = 30, CachedInputTokens = 1, OutputTokens = 15, ReasoningOutputTokens = 2 });

        Check(
            """{"type":"thread.started","thread_id":"t1"}""",
            """{"type":"turn.started"}""",
            """{"type":"item.started","item":{"id":"item_0","type":"command_execution","command":"bash -lc 'ls'","aggregated_output":"","exit_code":null,"status":"in_progress"}}""",
            """{"type":"item.completed","item":{"id":"item_1","type":"error","message":"careful"}}""",
            """{"type":"item.completed","item":{"id":"item_0","type":"command_execution","command":"bash -lc 'ls'","aggregated_output":"é<\n","exit_code":2,"status":"failed"}}""",
            """{"type":"item.completed","item":{"id":"item_2","type":"agent_message","text":"done"}}""",
            """{"type":"turn.completed","usage":{"input_tokens":30,"cached_input_tokens":1,"cache_write_input_tokens":0,"output_tokens":15,"reasoning_output_tokens":2}}""");
    }

    [Fact]
    public void Patches_and_tool_calls()
    {
        _view.ItemCompleted(new ThreadItem.FileChange
        {
            Id = "p",
            Status = PatchApplyStatus.Declined,
            Changes =
            [
                new FileUpdateChange { Path = "a", Kind = new PatchChangeKind.Add(), Diff = "" },
                new FileUpdateChange { Path = "b", Kind = new PatchChangeKind.Update(), Diff = "" },
                new FileUpdateChange { Path = "c", Kind = new PatchChangeKind.Delete(), Diff = "" },
            ],
        });
        var call = new ThreadItem.McpToolCall
        {
            Id = "c", Server = "s", Tool = "t", Status = McpToolCallStatus.InProgress, Arguments = new RawJson("""{"x":1}"""u8.ToArray()),
        };
        _view.ItemStarted(call);
        _view.ItemCompleted(call with
        {
            Status = McpToolCallStatus.Completed,
            Result = new McpToolCallResult { Content = [new RawJson("""{"type":"text","text":"y"}"""u8.ToArray())] },
        });

        Check(
            """{"type":"item.completed","item":{"id":"item_0","type":"file_change","changes":[{"path":"a","kind":"add"},{"path":"b","kind":"update"},{"path":"c","kind":"delete"}],"status":"failed"}}""",
            """{"type":"item.started","item":{"id":"item_1","type":"mcp_tool_call","server":"s","tool":"t","arguments":{"x":1},"result":null,"error":null,"status":"in_progress"}}""",
            """{"type":"item.completed","item":{"id":"item_1","type":"mcp_tool_call","server":"s","tool":"t","arguments":{"x":1},"result":{"content":[{"type":"text","text":"y"}],"structured_content":null},"error":null,"status":"completed"}}""");
    }

    [Fact]
    public void A_plan_ends_with_its_turn()
    {
        _view.PlanUpdated([new TurnPlanStep { Step = "one", Status = TurnPlanStepStatus.InProgress }]);
        _view.PlanUpdated([new TurnPlanStep { Step = "one", Status = TurnPlanStepStatus.Completed }]);
        _view.Error("no model", willRetry: false);
        _view.TurnEnded(Ended(TurnStatus.Failed) with { Error = new TurnError { Message = "no model" } }, null);

        Check(
            """{"type":"item.started","item":{"id":"item_0","type":"todo_list","items":[{"text":"one","completed":false}]}}""",
            """{"type":"item.updated","item":{"id":"item_0","type":"todo_list","items":[{"text":"one","completed":true}]}}""",
            """{"type":"error","message":"no model"}""",
            """{"type":"item.completed","item":{"id":"item_0","type":"todo_list","items":[{"text":"one","completed":true}]}}""",
            """{"type":"turn.failed","error":{"message":"no model"}}""");
    }

    private void Check(params string[] lines) =>
        Assert.Equal(string.Concat(lines.Select(line => line + "\n")), Encoding.UTF8.GetString(_output.ToArray()));

    private static Turn Ended(TurnStatus status) => new() { Id = "1", Items = [], Status = status };
}
