using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.Tests.V2;

public sealed class ShapeTests
{
    [Theory]
    [InlineData("""{"type":"userMessage","id":"u1","clientId":null,"content":[{"type":"text","text":"hé <b>","text_elements":[]}],"startedAtMs":1,"completedAtMs":null}""")]
    [InlineData("""{"type":"agentMessage","moderation":null,"id":"m1","text":"","phase":"final_answer","memoryCitation":null,"delivery":null,"questions":null,"startedAtMs":1,"completedAtMs":2}""")]
    [InlineData("""{"type":"commandExecution","id":"c1","pluginId":null,"scriptPath":null,"command":"ls","cwd":"/w","processId":"7","source":"unifiedExecStartup","status":"inProgress","commandActions":[{"type":"listFiles","command":"ls","path":null}],"aggregatedOutput":null,"exitCode":null,"durationMs":null,"startedAtMs":1,"completedAtMs":null}""")]
    [InlineData("""{"type":"reasoning","id":"r1","summary":["s"],"content":[],"startedAtMs":1,"completedAtMs":2}""")]
    [InlineData("""{"type":"fileChange","id":"f1","changes":[{"path":"/a","kind":{"type":"update","move_path":null},"diff":"@@"}],"status":"completed","startedAtMs":1,"completedAtMs":2}""")]
    [InlineData("""{"type":"contextCompaction","id":"x","startedAtMs":1,"completedAtMs":2}""")]
    public void Items_have_exact_members(string json) => Wire.RoundTrips(WireJson.ThreadItem, json);

    [Fact]
    public void Turn_has_exact_members() => Wire.RoundTrips(
        WireJson.TurnStartResponse,
        """{"turn":{"id":"t","rootTurnId":null,"items":[],"itemsView":"notLoaded","status":"failed","error":{"message":"m","codexErrorInfo":{"httpConnectionFailed":{"httpStatusCode":500}},"additionalDetails":null,"misalignment":null},"startedAt":null,"completedAt":null,"durationMs":null}}""");

    [Fact]
    public void Thread_start_has_exact_members() => Wire.RoundTrips(
        WireJson.ThreadStartResponse,
        """{"thread":{"id":"i","environments":null,"extra":null,"sessionId":"i","forkedFromId":null,"attachedToThreadId":null,"parentThreadId":null,"preview":"","ephemeral":false,"section":null,"sectionEnteredAt":null,"projectId":null,"historyMode":"paginated","modelProvider":"p","model":"m","reasoningEffort":null,"createdAt":1,"updatedAt":2,"recencyAt":3,"status":{"type":"active","activeFlags":["waitingOnApproval"]},"path":null,"cwd":"/w","cliVersion":"1","originator":"o","source":"vscode","canAcceptDirectInput":true,"threadSource":null,"agentNickname":null,"agentRole":null,"gitInfo":null,"name":null,"daybreakEnabled":null,"turns":[]},"model":"m","modelProvider":"p","serviceTier":null,"disabledPluginIds":[],"cwd":"/w","runtimeWorkspaceRoots":["/w"],"instructionSources":[],"approvalPolicy":"on-request","approvalsReviewer":"user","sandbox":{"type":"workspaceWrite","writableRoots":[],"networkAccess":false,"excludeTmpdirEnvVar":false,"excludeSlashTmp":false},"activePermissionProfile":null,"reasoningEffort":null,"multiAgentMode":"explicitRequestOnly"}""");

    [Fact]
    public void Approval_omits_what_is_absent() => Wire.RoundTrips(
        WireJson.CommandExecutionRequestApprovalParams,
        """{"kind":"command","threadId":"t","turnId":"u","itemId":"i","startedAtMs":1,"environmentId":"local","command":"ls","cwd":"/w","commandActions":[{"type":"unknown","command":"ls"}],"proposedExecpolicyAmendment":["ls"],"availableDecisions":["accept",{"acceptWithExecpolicyAmendment":{"execpolicy_amendment":["ls"]}},"cancel"]}""");

    [Fact]
    public void Config_warning_omits_its_place() =>
        Wire.RoundTrips(WireJson.ConfigWarningNotification, """{"summary":"s","details":null}""");

    [Fact]
    public void Search_match_is_snake_case() => Wire.RoundTrips(
        WireJson.FuzzyFileSearchResponse,
        """{"files":[{"root":"/w","path":"a","match_type":"file","file_name":"a","score":3,"indices":[0]}]}""");
}
