using System.Text.Json;
using Daemon.AppServer.Tests.Fakes;
using Daemon.Testing.Model;

namespace Daemon.AppServer.Tests.Turns;

/// <summary>Agents as clients see them: threads with a parent, heard by those who hear the parent.</summary>
public sealed class AgentTests
{
    [Fact]
    public async Task An_agents_thread_is_heard_read_and_unloaded_with_its_parent()
    {
        string? agent = null;
        await using var daemon = new ScriptedDaemon((request, _) => Answer(request, ref agent));
        await using var client = await daemon.JoinAsync();
        var parent = await daemon.StartThreadAsync(client);
        var turn = (await client.CallAsync("turn/start", ScriptedDaemon.Turn(parent))).GetProperty("turn").GetProperty("id").GetString();
        var agentTurn = (await client.ReadUntilAsync(message => Is(message, "turn/completed") && Params(message).GetProperty("threadId").GetString() != parent))
            .GetProperty("params");
        await client.ReadUntilAsync(message => Is(message, "turn/completed") && Params(message).GetProperty("threadId").GetString() == parent);

        Assert.Equal(agent, agentTurn.GetProperty("threadId").GetString());
        Assert.Equal(turn, agentTurn.GetProperty("turn").GetProperty("rootTurnId").GetString());
        var thread = (await client.CallAsync("thread/read", $$"""{"threadId":"{{agent}}"}""")).GetProperty("thread");
        Assert.Equal(parent, thread.GetProperty("parentThreadId").GetString());
        Assert.Equal(parent, thread.GetProperty("sessionId").GetString());
        var source = thread.GetProperty("source").GetProperty("subAgent").GetProperty("thread_spawn");
        Assert.Equal((parent, 1), (source.GetProperty("parent_thread_id").GetString(), source.GetProperty("depth").GetInt32()));
        Assert.Equal(thread.GetProperty("agentNickname").GetString(), source.GetProperty("agent_nickname").GetString());
        await client.CallAsync("thread/archive", $$"""{"threadId":"{{parent}}"}""");
        var loaded = await client.CallAsync("thread/loaded/list", "{}");
        Assert.Empty(loaded.GetProperty("data").EnumerateArray());
    }

    /// <summary>The parent spawns an agent and waits for it; the agent says something.</summary>
    private static ModelTurn Answer(RecordedRequest request, ref string? agent)
    {
        var input = request.Input;
        if (input.Any(item => item.GetRawText().Contains("the agent's task", StringComparison.Ordinal) && item.GetProperty("type").GetString() == "message"))
        {
            return ModelTurn.Say("the agent's answer");
        }

        var outputs = input.Where(item => item.GetProperty("type").GetString() == "function_call_output").Select(item => item.GetProperty("output").GetString()!).ToList();
        if (outputs.Count == 0)
        {
            return ModelTurn.Call("spawn_agent", """{"message":"the agent's task"}""", "s", "multi_agent_v1");
        }

        using var spawned = JsonDocument.Parse(outputs[0]);
        agent = spawned.RootElement.GetProperty("agent_id").GetString();
        return outputs.Count == 1
            ? ModelTurn.Call("wait_agent", $$"""{"targets":["{{agent}}"]}""", "w", "multi_agent_v1")
            : ModelTurn.Say("done");
    }

    private static bool Is(JsonElement message, string method) => message.TryGetProperty("method", out var name) && name.GetString() == method;

    private static JsonElement Params(JsonElement message) => message.GetProperty("params");
}
