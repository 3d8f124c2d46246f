using System.Buffers;
using System.Text;
using System.Text.Json;
using Daemon.Core.Rollout.Lines;
using Daemon.Core.Rollout.Reading;
using Daemon.Protocol.Items;
using Daemon.Protocol.Permissions;

namespace Daemon.Core.Tests.Rollout;

/// <summary>Each item's stored form, both ways: written it is the golden text; read from it and written again it is the same text.</summary>
public sealed class TurnItemFormTests
{
    private static readonly CommandAction[] Actions =
    [
        new CommandAction.Read("cat a.txt", "a.txt", "a.txt"),
        new CommandAction.ListFiles("ls", null),
        new CommandAction.Search("rg x src", "x", "src"),
        new CommandAction.Unknown("true"),
    ];

    public static TheoryData<string, Func<TurnItem>> Items => new()
    {
        {
            """{"type":"UserMessage","id":"i1","client_id":"c7","content":[{"type":"text","text":"hé","text_elements":[{"a":1}]},{"type":"image","image_url":"data:x","detail":"high"},{"type":"local_image","path":"/i.png"},{"type":"skill","name":"s","path":"/s"},{"type":"mention","name":"m","path":"/m"},{"type":"audio","audio_url":"data:y"},{"type":"local_audio","path":"/a.wav"}]}""",
            () => new TurnItem.UserMessage(
                "i1",
                [
                    new UserInput.PlainText("hé", Raw("""[{"a":1}]""")),
                    new UserInput.Image("data:x", "high"),
                    new UserInput.LocalImage("/i.png"),
                    new UserInput.Skill("s", "/s"),
                    new UserInput.Mention("m", "/m"),
                    new UserInput.Audio("data:y"),
                    new UserInput.LocalAudio("/a.wav"),
                ],
                "c7")
        },
        {
            """{"type":"HookPrompt","id":"m1","fragments":[{"text":"go on","hookRunId":"stop:0:/h/config.toml"}]}""",
            () => new TurnItem.HookPrompt("m1", [new HookPromptPart("go on", "stop:0:/h/config.toml")])
        },
        {
            """{"type":"AgentMessage","id":"mr2","content":[{"type":"Text","text":"all done"}],"phase":"final_answer"}""",
            () => new TurnItem.AgentMessage("mr2", "all done", "final_answer")
        },
        { """{"type":"AgentMessage","id":"m","content":[{"type":"Text","text":""}]}""", () => new TurnItem.AgentMessage("m", "") },
        {
            """{"type":"Reasoning","id":"rs1","summary_text":["a","b"],"raw_content":[]}""",
            () => new TurnItem.Reasoning("rs1", ["a", "b"], [])
        },
        {
            """{"type":"CommandExecution","id":"c1","process_id":"26492","command":["/bin/bash","-lc","echo hi"],"cwd":"file:///w%20s/%C3%A9%25","parsed_cmd":[{"type":"read","cmd":"cat a.txt","name":"a.txt","path":"a.txt"},{"type":"list_files","cmd":"ls","path":null},{"type":"search","cmd":"rg x src","query":"x","path":"src"},{"type":"unknown","cmd":"true"}],"source":"unified_exec_startup","status":"completed","stdout":"hi\n","stderr":"","aggregated_output":"hi\n","exit_code":0,"duration":{"secs":61,"nanos":49200}}""",
            () => new TurnItem.CommandExecution(
                "c1", ["/bin/bash", "-lc", "echo hi"], "/w s/é%", CommandSource.UnifiedExecStartup, ItemStatus.Completed, Actions, "26492", "hi\n", 0,
                TimeSpan.FromSeconds(61) + TimeSpan.FromTicks(492)) { Stdout = "hi\n", Stderr = "" }
        },
        {
            """{"type":"CommandExecution","id":"c2","command":["x"],"cwd":"file:///","parsed_cmd":[],"source":"agent","status":"declined","aggregated_output":""}""",
            () => new TurnItem.CommandExecution("c2", ["x"], "/", CommandSource.Agent, ItemStatus.Declined, [])
        },
        {
            """{"type":"CommandExecution","id":"c3","command":["x"],"cwd":"file:///","parsed_cmd":[],"source":"agent","status":"failed","aggregated_output":"","exit_code":1,"sandbox_denials":[{"operation":"changeAttributes","target":"/etc","process":"chmod","count":2}]}""",
            () => new TurnItem.CommandExecution("c3", ["x"], "/", CommandSource.Agent, ItemStatus.Failed, [], ExitCode: 1)
            {
                Denials = [new DeniedOperation(SandboxOperation.ChangeAttributes, "/etc", "chmod", 2)],
            }
        },
        {
            """{"type":"FileChange","id":"p1","changes":{"/ws/p.txt":{"type":"add","content":"x\n"},"/ws/q.txt":{"type":"update","unified_diff":"@@ -1 +1 @@\n","move_path":null},"/ws/r.txt":{"type":"delete","content":"gone\n"}},"status":"failed","auto_approved":true,"stdout":"","stderr":"no"}""",
            () => new TurnItem.FileChange(
                "p1",
                new Dictionary<string, FileChangeKind>
                {
                    ["/ws/p.txt"] = new FileChangeKind.Add("x\n"),
                    ["/ws/q.txt"] = new FileChangeKind.Update("@@ -1 +1 @@\n", null),
                    ["/ws/r.txt"] = new FileChangeKind.Delete("gone\n"),
                },
                ItemStatus.Failed, "", "no", AutoApproved: true)
        },
        {
            """{"type":"McpToolCall","id":"m0","server":"srv","tool":"echo","arguments":{"text":"hey"},"readOnlyHint":true,"status":"completed","result":{"content":[]},"duration":{"secs":0,"nanos":1155600}}""",
            () => new TurnItem.McpToolCall(
                "m0", "srv", "echo", Raw("""{"text":"hey"}"""), ItemStatus.Completed, true, Raw("""{"content":[]}"""), null, TimeSpan.FromTicks(11556))
        },
        {
            """{"type":"McpToolCall","id":"m1","server":"srv","tool":"echo","arguments":{},"status":"failed","error":{"message":"no such tool"}}""",
            () => new TurnItem.McpToolCall("m1", "srv", "echo", Raw("{}"), ItemStatus.Failed, ErrorMessage: "no such tool")
        },
        {
            """{"type":"DynamicToolCall","id":"d0","namespace":"n","tool":"my_tool","arguments":{"a":"1"},"status":"completed","content_items":[{"type":"inputText","text":"r"}],"success":true,"duration":{"secs":0,"nanos":0}}""",
            () => new TurnItem.DynamicToolCall(
                "d0", "n", "my_tool", Raw("""{"a":"1"}"""), ItemStatus.Completed, Raw("""[{"type":"inputText","text":"r"}]"""), true, TimeSpan.Zero)
        },
        {
            """{"type":"CollabAgentToolCall","id":"s1","tool":"spawn_agent","status":"completed","sender_thread_id":"T1","receiver_thread_ids":["T2"],"prompt":"go","model":"m","reasoning_effort":"medium","agents_states":{"T2":"pending_init"}}""",
            () => new TurnItem.CollabAgentToolCall(
                "s1", CollabAgentTool.SpawnAgent, ItemStatus.Completed, "T1", ["T2"], States(AgentPhase.PendingInit), "go", "m", "medium")
        },
        {
            """{"type":"CollabAgentToolCall","id":"w1","tool":"wait","status":"failed","sender_thread_id":"T1","receiver_thread_ids":["T2"],"agents_states":{"T2":{"errored":"no"}}}""",
            () => new TurnItem.CollabAgentToolCall("w1", CollabAgentTool.Wait, ItemStatus.Failed, "T1", ["T2"], States(AgentPhase.Errored, "no"))
        },
        {
            """{"type":"WebSearch","id":"ws1","query":"cats","action":{"type":"search","query":"cats","queries":["cats"]}}""",
            () => new TurnItem.WebSearch("ws1", "cats", Raw("""{"type":"search","query":"cats","queries":["cats"]}"""))
        },
        { """{"type":"ImageView","id":"c3","path":"file:///ws/i.png"}""", () => new TurnItem.ImageView("c3", "/ws/i.png") },
        { """{"type":"Plan","id":"U1-plan","text":"1. do"}""", () => new TurnItem.Plan("U1-plan", "1. do") },
        { """{"type":"ContextCompaction","id":"x"}""", () => new TurnItem.ContextCompaction("x") },
        {
            """{"type":"EnteredReviewMode","id":"x","target":{"type":"custom","instructions":"check it"},"user_facing_hint":"check it"}""",
            () => new TurnItem.EnteredReviewMode("x", "check it", Raw("""{"type":"custom","instructions":"check it"}"""))
        },
        {
            """{"type":"ExitedReviewMode","id":"x","review_output":{"overall_explanation":"fine"},"review_text":"fine indeed"}""",
            () => new TurnItem.ExitedReviewMode("x", "fine indeed", Raw("""{"overall_explanation":"fine"}"""))
        },
    };

    [Theory]
    [MemberData(nameof(Items))]
    public void Written_and_read(string golden, Func<TurnItem> item)
    {
        Assert.Equal(golden, Write(item()));

        using var document = JsonDocument.Parse(golden);
        var read = TurnItemReader.Read(document.RootElement);
        Assert.IsType(item().GetType(), read);
        Assert.Equal(golden, Write(read));
    }

    [Fact]
    public void Every_kind_of_item_has_a_golden_form()
    {
        var covered = Items.Select(row => ((Func<TurnItem>)row[1])().GetType()).ToHashSet();
        Assert.DoesNotContain(typeof(TurnItem).GetNestedTypes(), type => type.IsSubclassOf(typeof(TurnItem)) && !covered.Contains(type));
    }

    [Fact]
    public void Raw_members_that_are_not_there_are_null()
    {
        using var document = JsonDocument.Parse("""{"type":"McpToolCall","id":"m","result":null}""");
        var call = Assert.IsType<TurnItem.McpToolCall>(TurnItemReader.Read(document.RootElement));
        Assert.Null(call.Result);
        Assert.Equal("{}", Encoding.UTF8.GetString(call.Arguments.Span));
    }

    [Theory]
    [InlineData("""{"type":"Sleep","id":"x"}""")]
    [InlineData("""{"type":"Plan"}""")]
    [InlineData("""{"id":"x"}""")]
    public void What_cannot_be_shown_is_left_out(string json)
    {
        using var document = JsonDocument.Parse(json);
        Assert.Null(TurnItemReader.Read(document.RootElement));
    }

    private static Dictionary<string, AgentStatus> States(AgentPhase phase, string? message = null) => new() { ["T2"] = new AgentStatus(phase, message) };

    private static byte[] Raw(string json) => Encoding.UTF8.GetBytes(json);

    private static string Write(TurnItem item)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, RolloutLineWriter.JsonOptions);
        TurnItemWriter.Write(json, item);
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
