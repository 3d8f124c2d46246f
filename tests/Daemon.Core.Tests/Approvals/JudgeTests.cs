using Daemon.Core.Tests.Fakes;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tests.Approvals;

/// <summary>What becomes of a command under each policy, rule, danger and wish to leave the sandbox.</summary>
public sealed class JudgeTests
{
    private const string Plain = """{"cmd":"ls -l"}""";
    private const string Escalated = """{"cmd":"ls -l","sandbox_permissions":"require_escalated","justification":"why"}""";
    private const string Dangerous = """{"cmd":"rm -rf x"}""";

    /// <summary>Verdicts: run (inside), outside, ask, or the beginning of the refusal that the model reads.</summary>
    public static TheoryData<string, string, string?, string> Cases => new()
    {
        { "on-request", Plain, null, "run" },
        { "on-request", Escalated, null, "ask" },
        { "on-request", Dangerous, null, "ask" },
        { "on-request", Plain, "prompt", "ask" },
        { "on-request", Plain, "forbidden", "exec_command failed: CreateProcess { message: \"Rejected(\\\"`/bin/bash -lc 'ls -l'` rejected: " },
        { "on-request", Plain, "allow", "outside" },
        { "on-request", Escalated, "allow", "outside" },
        { "untrusted", Plain, null, "ask" },
        { "untrusted", Escalated, null, "ask" },
        { "untrusted", Dangerous, null, "ask" },
        { "untrusted", Plain, "prompt", "ask" },
        { "untrusted", Plain, "allow", "outside" },
        { "untrusted", Plain, "forbidden", "exec_command failed: " },
        { "never", Plain, null, "run" },
        { "never", Escalated, null, "approval policy is Never; reject command — you cannot ask for escalated permissions if the approval policy is Never" },
        { "never", Dangerous, null, "exec_command failed: CreateProcess { message: \"Rejected(\\\"`/bin/bash -lc 'rm -rf x'` rejected: rm -f style commands" },
        { "never", Plain, "prompt", "exec_command failed: CreateProcess { message: \"Rejected(\\\"approval required by policy" },
        { "never", Plain, "forbidden", "exec_command failed: " },
        { "never", Plain, "allow", "outside" },
        { "granular-none", Plain, null, "run" },
        { "granular-none", Escalated, null, "approval policy is Granular(GranularApprovalConfig { sandbox_approval: false, rules: false, " },
        { "granular-none", Plain, "prompt", "exec_command failed: CreateProcess { message: \"Rejected(\\\"approval required by policy rule" },
        { "granular-all", Escalated, null, "ask" },
        { "granular-all", Dangerous, null, "ask" },
        { "granular-all", Plain, "prompt", "ask" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_command_gets_this_verdict(string policy, string arguments, string? rule, string verdict)
    {
        await using var harness = Harness(policy, HarnessOptions.Workspace, arguments, out var model);
        if (rule is not null)
        {
            WriteRule(harness, $"prefix_rule(pattern=[\"ls\"], decision=\"{rule}\")");
        }

        Assert.Equal(verdict is "run" or "outside" or "ask" ? verdict : "refused", await VerdictAsync(harness));
        if (verdict is not ("run" or "outside" or "ask"))
        {
            Assert.StartsWith(verdict, model.Requests[^1].OutputOf("c1"), StringComparison.Ordinal);
        }
    }

    /// <summary>Where nothing confines commands there is nothing to leave.</summary>
    [Theory]
    [InlineData("on-request")]
    [InlineData("never")]
    public async Task Without_a_sandbox_escalation_is_not_asked_about(string policy)
    {
        await using var harness = Harness(policy, new PermissionProfile.Disabled(), Escalated, out _);
        Assert.Equal("outside", await VerdictAsync(harness));
    }

    /// <summary>Every command of a script counts: one allowed word must not carry the others.</summary>
    [Fact]
    public async Task An_allowed_command_does_not_carry_the_rest_of_its_script()
    {
        await using var harness = Harness("on-request", HarnessOptions.Workspace, """{"cmd":"ls && rm -rf x"}""", out _);
        WriteRule(harness, "prefix_rule(pattern=[\"ls\"], decision=\"allow\")");
        Assert.Equal("ask", await VerdictAsync(harness));
    }

    [Fact]
    public async Task A_rule_file_that_cannot_be_parsed_allows_nothing()
    {
        await using var harness = Harness("untrusted", HarnessOptions.Workspace, Plain, out _);
        WriteRule(harness, "prefix_rule(pattern=[\"ls\"], decision=\"allow\"");
        Assert.Equal("ask", await VerdictAsync(harness));
    }

    private static SessionHarness Harness(string policy, PermissionProfile profile, string arguments, out ScriptedModel model)
    {
        model = new ScriptedModel(ModelReply.Call("exec_command", arguments), ModelReply.Say("ok"));
        return new SessionHarness(model, new HarnessOptions
        {
            Profile = profile,
            Policy = policy switch
            {
                "on-request" => new ApprovalPolicy.OnRequest(),
                "untrusted" => new ApprovalPolicy.UnlessTrusted(),
                "never" => new ApprovalPolicy.Never(),
                "granular-all" => new ApprovalPolicy.Granular(true, true, true, true, true),
                _ => new ApprovalPolicy.Granular(false, false, false),
            },
        });
    }

    private static void WriteRule(SessionHarness harness, string line)
    {
        Directory.CreateDirectory(Path.Join(harness.Home, "rules"));
        File.WriteAllText(Path.Join(harness.Home, "rules", "default.rules"), line + "\n");
    }

    private static async Task<string> VerdictAsync(SessionHarness harness)
    {
        await harness.PostAsync(SessionHarness.Turn("go"));
        var told = await harness.NextAsync<EventMsg>(m => m is EventMsg.ExecApprovalRequest or EventMsg.TaskComplete);
        if (told is EventMsg.ExecApprovalRequest)
        {
            return "ask";
        }

        return harness.Commands.Untaken == 0 ? "refused"
            : (await harness.Commands.NextAsync()).Spec.Profile is PermissionProfile.Disabled ? "outside" : "run";
    }
}
