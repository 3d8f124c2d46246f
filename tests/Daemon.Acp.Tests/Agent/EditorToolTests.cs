using Daemon.Acp.Tests.Fakes;
using Daemon.Testing.Model;

namespace Daemon.Acp.Tests.Agent;

/// <summary>The model uses the editor: its buffers and its terminals.</summary>
public sealed class EditorToolTests
{
    private const string Everything = """{"fs":{"readTextFile":true,"writeTextFile":true},"terminal":true}""";

    [Fact]
    public async Task An_editor_that_offers_nothing_gives_no_tools()
    {
        await using var agent = new AgentUnderTest();
        var session = await agent.StartAsync();

        await agent.PromptAsync(session);

        Assert.DoesNotContain("read_text_file", agent.Model.Requests[0].Json.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_buffer_is_read_when_the_user_agrees_and_asked_about_once()
    {
        const string Read = """{"path":"/w/a.txt"}""";
        await using var agent = new AgentUnderTest(
            ModelTurn.Call("read_text_file", Read, ns: "editor"), ModelTurn.Call("read_text_file", Read, ns: "editor"), ModelTurn.Say("done"));
        agent.Editor.Answer = (method, _) => method switch
        {
            "session/request_permission" => """{"outcome":{"outcome":"selected","optionId":"option-2"}}""",
            _ => """{"content":"not saved yet"}""",
        };
        var session = await agent.StartAsync(Everything);

        await agent.PromptAsync(session);

        Assert.Equal(["session/request_permission", "fs/read_text_file", "fs/read_text_file"], agent.Editor.Asked.Select(a => a.Method));
        Assert.Contains("not saved yet", agent.Model.Requests[1].Json.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("write_text_file", """{"path":"/w/a.txt","content":"x"}""", "the user refused")]
    [InlineData("run_in_terminal", """{"command":"make"}""", "the user refused")]
    [InlineData("read_text_file", """{"path":"a.txt"}""", "absolute path")]
    [InlineData("write_text_file", """{"path":"/w/a.txt"}""", "content is missing")]
    [InlineData("run_in_terminal", """{"command":"make","args":"all"}""", "list of strings")]
    public async Task Without_consent_or_with_bad_arguments_nothing_happens(string tool, string arguments, string told)
    {
        await using var agent = new AgentUnderTest(ModelTurn.Call(tool, arguments, ns: "editor"), ModelTurn.Say("done"));
        agent.Editor.Answer = (_, _) => """{"outcome":{"outcome":"cancelled"}}""";
        var session = await agent.StartAsync(Everything);

        await agent.PromptAsync(session);

        Assert.DoesNotContain(agent.Editor.Asked, a => a.Method is not "session/request_permission");
        Assert.Contains(told, agent.Model.Requests[1].Json.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_is_shown_waited_for_and_released()
    {
        await using var agent = new AgentUnderTest(
            ModelTurn.Call("run_in_terminal", """{"command":"make","args":["all"]}""", ns: "editor"), ModelTurn.Say("done"));
        agent.Editor.Answer = (method, _) => method switch
        {
            "session/request_permission" => """{"outcome":{"outcome":"selected","optionId":"option-1"}}""",
            "terminal/create" => """{"terminalId":"t1"}""",
            "terminal/wait_for_exit" => """{"exitCode":3}""",
            "terminal/output" => """{"output":"built nothing","truncated":false}""",
            _ => "{}",
        };
        var session = await agent.StartAsync(Everything);

        await agent.PromptAsync(session);

        Assert.Equal(
            ["session/request_permission", "terminal/create", "terminal/wait_for_exit", "terminal/output", "terminal/release"],
            agent.Editor.Asked.Select(a => a.Method));
        Assert.Contains("exit code 3", agent.Model.Requests[1].Json.ToString(), StringComparison.Ordinal);
        await agent.Editor.UpdateAsync("tool_call_update", u => u.ToString().Contains("\"terminalId\":\"t1\"", StringComparison.Ordinal));
    }
}
