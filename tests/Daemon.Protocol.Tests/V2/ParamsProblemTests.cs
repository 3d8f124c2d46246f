using System.Text;
using Daemon.JsonRpc.Params;
using Daemon.JsonRpc.Payloads;
using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.Tests.V2;

/// <summary>Bad parameters and the texts that clients get for them.</summary>
public sealed class ParamsProblemTests
{
    [Theory]
    [InlineData("""{}""", "missing field `threadId`")]
    [InlineData("""{"threadId":5,"input":[]}""", "invalid type: integer `5`, expected a string")]
    [InlineData("""{"threadId":"t"}""", "missing field `input`")]
    [InlineData("""{"threadId":"t","input":{}}""", "invalid type: map, expected a sequence")]
    [InlineData("""{"threadId":"t","input":["a"]}""", """invalid type: string "a", expected internally tagged enum UserInput""")]
    [InlineData("""{"threadId":"t","input":[{"text":"a"}]}""", "missing field `type`")]
    [InlineData("""{"threadId":"t","input":[{"type":"video"}]}""",
        "unknown variant `video`, expected one of `text`, `image`, `localImage`, `audio`, `localAudio`, `skill`, `mention`")]
    public void Turn_start(string json, string problem) => Check(json, WireJson.TurnStartParams, problem);

    [Theory]
    [InlineData("5", "invalid type: integer `5`, expected struct ThreadStartParams")]
    [InlineData("""{"sandbox":"nope"}""", "unknown variant `nope`, expected one of `read-only`, `workspace-write`, `danger-full-access`")]
    [InlineData("""{"sandbox":3}""", "invalid type: integer `3`, expected string or map")]
    [InlineData("""{"approvalPolicy":"nope"}""", "unknown variant `nope`, expected one of `untrusted`, `on-request`, `granular`, `never`")]
    [InlineData("""{"approvalPolicy":3}""", "invalid type: integer `3`, expected string or map")]
    [InlineData("""{"ephemeral":"x"}""", """invalid type: string "x", expected a boolean""")]
    [InlineData("""{"config":[]}""", "invalid type: sequence, expected a map")]
    public void Thread_start(string json, string problem) => Check(json, WireJson.ThreadStartParams, problem);

    [Theory]
    [InlineData("""{"limit":1.5}""", "invalid type: floating point `1.5`, expected u32")]
    [InlineData("""{"limit":-1}""", "invalid value: integer `-1`, expected u32")]
    public void Thread_loaded_list(string json, string problem) => Check(json, WireJson.ThreadLoadedListParams, problem);

    private static void Check<T>(string json, WireType<T> type, string expected)
        where T : notnull
    {
        Assert.False(ParamsReader.TryRead(Encoding.UTF8.GetBytes(json), type, out _, out string? problem));
        Assert.Equal("Invalid request: " + expected, problem);
    }
}
