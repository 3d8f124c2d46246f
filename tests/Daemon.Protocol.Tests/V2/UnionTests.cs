using System.Text.Json;
using Daemon.Protocol.V2.CommandExec;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Processes;
using Daemon.Protocol.V2.Threads;

namespace Daemon.Protocol.Tests.V2;

public sealed class UnionTests
{
    [Theory]
    [InlineData("\"contextWindowExceeded\"")]
    [InlineData("""{"responseStreamDisconnected":{"httpStatusCode":null}}""")]
    [InlineData("""{"activeTurnNotSteerable":{"turnKind":"review"}}""")]
    public void Error_info_round_trips(string info) => Wire.RoundTrips(
        WireJson.TurnError, $$"""{"message":"m","codexErrorInfo":{{info}},"additionalDetails":null,"misalignment":null}""");

    [Theory]
    [InlineData("\"approved\"")]
    [InlineData("""{"denied":{"rejection":"no"}}""")]
    [InlineData("""{"approved_execpolicy_amendment":{"proposed_execpolicy_amendment":["ls"]}}""")]
    public void Legacy_decisions_round_trip(string decision) =>
        Wire.RoundTrips(WireJson.ExecCommandApprovalResponse, $$"""{"decision":{{decision}}}""");

    [Theory]
    [InlineData("""{"decision":"yes"}""")]
    [InlineData("""{"decision":{}}""")]
    [InlineData("""{"decision":{"denied":{"rejection":1}}}""")]
    [InlineData("""{"decision":{"denied":{"rejection":"a"},"x":1}}""")]
    public void Legacy_decisions_refuse(string json) =>
        Assert.ThrowsAny<JsonException>(() => Wire.Read(WireJson.ApplyPatchApprovalResponse, json));

    [Fact]
    public void Process_limits_tell_absent_from_null()
    {
        const string Json = """{"command":["ls"],"cwd":"/w","processHandle":"p","timeoutMs":null,"outputBytesCap":5}""";
        ProcessSpawnParams read = Wire.Read(WireJson.ProcessSpawnParams, Json);
        Assert.Equal((true, (long?)null), (read.TimeoutMs.IsPresent, read.TimeoutMs.Value));
        Assert.Equal(5UL, read.OutputBytesCap.Value);
    }

    [Fact]
    public void Goal_budget_may_be_cleared()
    {
        ThreadGoalSetParams read = Wire.Read(WireJson.ThreadGoalSetParams, """{"threadId":"t","tokenBudget":null}""");
        Assert.True(read.TokenBudget.IsPresent);
    }

    [Fact]
    public void A_variable_may_be_removed_from_the_environment()
    {
        CommandExecParams read = Wire.Read(WireJson.CommandExecParams, """{"command":["env"],"env":{"A":null}}""");
        Assert.Null(read.Env!["A"]);
    }

    [Fact]
    public void A_cwd_filter_is_one_path_or_several()
    {
        Assert.Equal(["/a"], Wire.Read(WireJson.ThreadListParams, """{"cwd":"/a"}""").Cwd!.Paths);
        Assert.Equal(["/a", "/b"], Wire.Read(WireJson.ThreadListParams, """{"cwd":["/a","/b"]}""").Cwd!.Paths);
    }

    [Fact]
    public void Free_values_pass_through() => Wire.RoundTrips(
        WireJson.DynamicToolCallParams,
        """{"threadId":"t","turnId":"u","callId":"c","namespace":null,"tool":"x","arguments":{"a":[1.0,"é"]}}""");
}
