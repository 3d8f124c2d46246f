using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;

namespace Daemon.Protocol.Tests.V2;

public sealed class MemberTests
{
    [Theory]
    [InlineData("""{"sandbox":"nope"}""", "unknown variant `nope`, expected one of `read-only`, `workspace-write`, `danger-full-access`")]
    [InlineData("""{"approvalPolicy":"nope"}""", "unknown variant `nope`, expected one of `untrusted`, `on-request`, `granular`, `never`")]
    [InlineData("""{"approvalPolicy":{"granular":{"rules":true}}}""", "missing field `sandbox_approval`")]
    [InlineData("""{"multiAgentMode":{"other":"x"}}""", "unknown variant `other`, expected one of `explicitRequestOnly`, `proactive`, `custom`")]
    [InlineData("""{"model":5}""", "invalid type: integer `5`, expected a string")]
    [InlineData("""{"ephemeral":"x"}""", "invalid type: string \"x\", expected a boolean")]
    [InlineData("""{"runtimeWorkspaceRoots":["a/b"]}""", "AbsolutePathBuf deserialized without a base path")]
    public void Thread_start_refuses(string json, string error) => Wire.Refuses(WireJson.ThreadStartParams, json, error);

    [Theory]
    [InlineData("""{"limit":-1}""", "invalid value: integer `-1`, expected u32")]
    [InlineData("""{"limit":4294967296}""", "invalid value: integer `4294967296`, expected u32")]
    [InlineData("""{"limit":"x"}""", "invalid type: string \"x\", expected u32")]
    public void Unsigned_members_refuse(string json, string error) => Wire.Refuses(WireJson.ThreadListParams, json, error);

    [Theory]
    [InlineData("{}", false, null)]
    [InlineData("""{"serviceTier":null}""", true, null)]
    [InlineData("""{"serviceTier":"fast"}""", true, "fast")]
    public void Absent_and_null_differ(string json, bool present, string? value)
    {
        ThreadStartParams read = Wire.Read(WireJson.ThreadStartParams, json);
        Assert.Equal((present, value), (read.ServiceTier.IsPresent, read.ServiceTier.Value));
    }

    [Theory]
    [InlineData("\"accept\"")]
    [InlineData("\"cancel\"")]
    [InlineData("""{"applyNetworkPolicyAmendment":{"network_policy_amendment":{"host":"h","action":"deny"}}}""")]
    public void Decisions_round_trip(string decision) =>
        Wire.RoundTrips(WireJson.CommandExecutionRequestApprovalResponse, $$"""{"decision":{{decision}}}""");

    [Fact]
    public void Unknown_members_are_ignored_and_tags_may_come_late()
    {
        const string Json = """{"threadId":"t","bogus":[1],"input":[{"text":"hi","type":"text"}]}""";
        Assert.Single(Wire.Read(WireJson.TurnStartParams, Json).Input);
    }

    [Fact]
    public void Method_tables_agree()
    {
        Assert.Equal(ClientRequestMethods.All.Count, ClientRequestMethods.All.Distinct().Count());
        Assert.True(ExperimentalMethods.Contains(ClientRequestMethods.ProcessSpawn));
        Assert.False(ExperimentalMethods.Contains(ClientRequestMethods.ThreadStart));
    }
}
