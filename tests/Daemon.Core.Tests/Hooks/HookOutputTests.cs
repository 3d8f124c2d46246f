using Daemon.Core.Hooks;
using Daemon.Protocol.Hooks;

namespace Daemon.Core.Tests.Hooks;

/// <summary>What a hook's exit and output mean: status, what clients see, and what changes.</summary>
public sealed class HookOutputTests
{
    [Theory]
    [InlineData(HookEvent.PreToolUse, "", "Completed")]
    [InlineData(HookEvent.PreToolUse, "free text", "Completed")]
    [InlineData(HookEvent.PreToolUse, """{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"deny","permissionDecisionReason":"no way"}}""", "Blocked Feedback:no way")]
    [InlineData(HookEvent.PreToolUse, """{"decision":"block","reason":"old"}""", "Blocked Feedback:old")]
    [InlineData(HookEvent.PreToolUse, """{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"ask"}}""", "Failed Error:PreToolUse hook returned unsupported permissionDecision:ask")]
    [InlineData(HookEvent.PreToolUse, """{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"deny"}}""", "Failed Error:PreToolUse hook returned permissionDecision:deny without a non-empty permissionDecisionReason")]
    [InlineData(HookEvent.PreToolUse, """{"continue":false}""", "Failed Error:PreToolUse hook returned unsupported continue:false")]
    [InlineData(HookEvent.PreToolUse, """{"unknown":1}""", "Failed Error:hook returned invalid pre-tool-use JSON output")]
    [InlineData(HookEvent.PreToolUse, """{"systemMessage":"w","hookSpecificOutput":{"hookEventName":"PreToolUse","additionalContext":"c"}}""", "Completed Warning:w Context:c")]
    [InlineData(HookEvent.PostToolUse, """{"systemMessage":"w","suppressOutput":true}""", "Failed Warning:w Error:PostToolUse hook returned unsupported suppressOutput")]
    [InlineData(HookEvent.PostToolUse, """{"continue":false,"stopReason":"halt"}""", "Stopped Stop:halt")]
    [InlineData(HookEvent.PostToolUse, """{"decision":"block"}""", "Failed Error:PostToolUse hook returned decision:block without a non-empty reason")]
    [InlineData(HookEvent.UserPromptSubmit, "just text", "Completed Context:just text")]
    [InlineData(HookEvent.UserPromptSubmit, "[1]", "Failed Error:hook returned invalid user prompt submit JSON output")]
    [InlineData(HookEvent.UserPromptSubmit, """{"hookSpecificOutput":{"additionalContext":"x"}}""", "Failed Error:hook returned invalid user prompt submit JSON output")]
    [InlineData(HookEvent.Stop, "plain", "Failed Error:hook returned invalid stop hook JSON output")]
    [InlineData(HookEvent.Stop, """{"decision":"block","reason":"go on"}""", "Blocked Feedback:go on")]
    [InlineData(HookEvent.PermissionRequest, """{"hookSpecificOutput":{"hookEventName":"PermissionRequest","decision":{"behavior":"deny"}}}""", "Blocked Feedback:PermissionRequest hook denied approval")]
    [InlineData(HookEvent.PermissionRequest, """{"hookSpecificOutput":{"hookEventName":"PermissionRequest","decision":{"behavior":"allow","updatedInput":{}}}}""", "Failed Error:PermissionRequest hook returned unsupported updatedInput")]
    [InlineData(HookEvent.PermissionRequest, """{"hookSpecificOutput":{"hookEventName":"PermissionRequest","decision":{"behavior":"perhaps"}}}""", "Failed Error:hook returned invalid permission-request JSON output")]
    public void Standard_output(HookEvent about, string stdout, string expected) =>
        Assert.Equal(expected, Show(new HookOutputParser(about).Parse(new HookExit(0, stdout, "", null))));

    [Theory]
    [InlineData(HookEvent.PreToolUse, "nope", "Blocked Feedback:nope")]
    [InlineData(HookEvent.PostToolUse, "", "Failed Error:PostToolUse hook exited with code 2 but did not write feedback to stderr")]
    [InlineData(HookEvent.Stop, "", "Failed Error:Stop hook exited with code 2 but did not write a continuation prompt to stderr")]
    [InlineData(HookEvent.SessionStart, "x", "Failed Error:hook exited with code 2")]
    public void Exit_status_2_objects_with_standard_error(HookEvent about, string stderr, string expected) =>
        Assert.Equal(expected, Show(new HookOutputParser(about).Parse(new HookExit(2, """{"decision":"approve"}""", stderr, null))));

    [Fact]
    public void Only_a_clear_yes_allows()
    {
        var parser = new HookOutputParser(HookEvent.PermissionRequest);
        Assert.True(parser.Parse(new HookExit(0, """{"hookSpecificOutput":{"hookEventName":"PermissionRequest","decision":{"behavior":"allow"}}}""", "", null)).Allows);
        Assert.False(parser.Parse(new HookExit(0, "yes", "", null)).Allows);
        Assert.False(parser.Parse(new HookExit(-1, "", "", "hook timed out after 1s")).Allows);
    }

    private static string Show(HookOutcome outcome) =>
        string.Join(' ', outcome.Entries.Select(entry => $"{entry.Kind}:{entry.Text}").Prepend(outcome.Status.ToString()));
}
