using System.Text;
using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Lines;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tests.Rollout;

/// <summary>The exact bytes of each line but the items, which have their own table.</summary>
public sealed class RolloutLineFormTests
{
    private const string T1 = Samples.ThreadId;

    private const string Usage =
        """{"input_tokens":1,"cached_input_tokens":2,"cache_write_input_tokens":3,"output_tokens":4,"reasoning_output_tokens":5,"total_tokens":6}""";

    private const string Profile =
        """{"type":"managed","file_system":{"type":"restricted","entries":[{"path":{"type":"special","value":{"kind":"root"}},"access":"read"},{"path":{"type":"special","value":{"kind":"project_roots"}},"access":"write"},{"path":{"type":"special","value":{"kind":"project_roots","subpath":".git"}},"access":"read","missing_path_behavior":"skip"}]},"network":"restricted"},"active_permission_profile":{"id":":workspace"}""";

    private static readonly TokenUsage Tokens = new(1, 2, 3, 4, 5, 6);

    public static TheoryData<string, string, RolloutLine> Lines => new()
    {
        {
            "event_msg",
            """{"type":"task_started","turn_attribution":{"turn_id":"U1","turn_trigger":null,"parent_turn_id":null,"initiating_agent_path":null,"root_turn_id":"U1"},"turn_id":"U1","root_turn_id":"U1","started_at":1795184999,"model_context_window":258400,"collaboration_mode_kind":"default"}""",
            new RolloutLine.TaskStarted("U1", 1795184999874, 258400)
        },
        {
            "world_state",
            """{"full":true,"state":{"environments":{"environments":{"local":{"cwd":"/ws","status":"available","shell":"bash"}},"current_date":"2026-11-20","timezone":"Etc/UTC","filesystem":"<filesystem></filesystem>"}}}""",
            new RolloutLine.WorldState("/ws", "bash", "2026-11-20", "Etc/UTC", "<filesystem></filesystem>")
        },
        {
            "turn_context",
            """{"turn_id":"U1","root_turn_id":"U1","disabled_plugin_ids":[],"cwd":"/ws","approval_policy":"on-request","approvals_reviewer":"user","permission_profile":"""
            + Profile
            + ""","model":"mock-model","collaboration_mode":{"mode":"default","settings":{"model":"mock-model","reasoning_effort":"high","developer_instructions":null}},"multi_agent_version":"disabled","realtime_active":false,"effort":"high","summary":"none","sandbox_policy":{"type":"workspace-write","network_access":false,"exclude_tmpdir_env_var":true,"exclude_slash_tmp":true}}""",
            new RolloutLine.TurnContext("U1", Samples.Settings())
        },
        {
            "event_msg",
            $$"""{"type":"thread_settings_applied","thread_id":"{{T1}}","thread_settings":{"model":"mock-model","model_provider_id":"mock","approval_policy":"on-request","approvals_reviewer":"user","requested_approvals_reviewer":"user","permission_profile":"""
            + Profile
            + ""","cwd":"/ws","runtime_workspace_roots":["/ws"],"reasoning_effort":"high","collaboration_mode":{"mode":"default","settings":{"model":"mock-model","reasoning_effort":"high","developer_instructions":null}},"disabled_plugin_ids":[]}}""",
            new RolloutLine.ThreadSettingsApplied(Samples.Settings())
        },
        {
            "response_item",
            """{"type":"function_call","id":"fr1","arguments":"{\"cmd\": \"é\"}","x":[1.50]}""",
            Samples.Model("""{"type":"function_call","id":"fr1","arguments":"{\"cmd\": \"é\"}","x":[1.50]}""")
        },
        {
            "response_item",
            """{"type":"message","id":"a"}""",
            Samples.Model("{\n  \"type\": \"message\",\r\n  \"id\": \"a\"\n}")
        },
        {
            "token_usage_record",
            $$"""{"thread_id":"{{T1}}","turn_id":"U1","session_id":"{{T1}}","root_turn_id":"U0","response_id":"resp_1","usage":{{Usage}},"turn_token_usage":{{Usage}},"thread_token_usage":{{Usage}}}""",
            new RolloutLine.TokenUsageRecord("U1", "resp_1", Tokens, Tokens, Tokens, "U0")
        },
        {
            "event_msg",
            $$$"""{"type":"token_count","info":{"total_token_usage":{{{Usage}}},"last_token_usage":{{{Usage}}},"last_usage_includes_reasoning":false,"model_context_window":null},"rate_limits":{"limit_id":"codex","limit_name":null,"primary":{"used_percent":12,"window_minutes":300,"resets_at":null},"secondary":null,"credits":null,"individual_limit":null,"spend_control_reached":null,"plan_type":null,"rate_limit_reached_type":null}}""",
            new RolloutLine.TokenCount(Tokens, Tokens, null, new RateLimits(new RateLimitWindow(12, 300, null), null))
        },
        {
            "event_msg",
            """{"type":"task_complete","root_turn_id":"U1","turn_id":"U1","last_agent_message":"one","started_at":1795184999,"completed_at":1795185000,"duration_ms":117,"time_to_first_token_ms":35}""",
            new RolloutLine.TaskComplete("U1", "one", null, 1795184999900, 1795185000017, 35)
        },
        {
            "event_msg",
            """{"type":"task_complete","root_turn_id":"U1","turn_id":"U1","last_agent_message":null,"error":{"message":"bad","codex_error_info":{"http_connection_failed":{"http_status_code":502}}},"started_at":1,"completed_at":2,"duration_ms":1000}""",
            new RolloutLine.TaskComplete("U1", null, new TurnError("bad", TurnErrorKind.HttpConnectionFailed, 502), 1000, 2000)
        },
        {
            "event_msg",
            """{"type":"turn_aborted","root_turn_id":"U1","turn_id":"U1","reason":"interrupted","started_at":1,"completed_at":2,"duration_ms":1518}""",
            new RolloutLine.TurnAborted("U1", "interrupted", 1000, 2518)
        },
        {
            "compacted",
            """{"message":"sum","replacement_history":[{"type":"message","id":"a"}],"window_number":1,"first_window_id":"W1","previous_window_id":"W1","window_id":"W2","compaction_response_id":"resp_1"}""",
            new RolloutLine.Compacted("sum", [ResponseItem.Parse("""{"type":"message","id":"a"}"""u8.ToArray())], 1, "W1", "W1", "W2", "resp_1")
        },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void Written(string type, string payload, RolloutLine line)
    {
        using var writer = new RolloutLineWriter(Samples.Meta());
        writer.Write(line, new FixedTime().Now, 7);
        Assert.Equal(
            $$"""{"timestamp":"2026-11-20T14:29:59.807Z","ordinal":7,"type":"{{type}}","payload":{{payload}}}""" + "\n",
            Encoding.UTF8.GetString(writer.Written));
    }

    [Fact]
    public void Every_kind_of_line_has_a_golden_form()
    {
        var covered = Lines.Select(row => row[2].GetType()).Append(typeof(RolloutLine.ItemCompleted)).ToHashSet();
        Assert.DoesNotContain(typeof(RolloutLine).GetNestedTypes(), type => type.IsSubclassOf(typeof(RolloutLine)) && !covered.Contains(type));
    }

    [Fact]
    public void A_fork_says_where_it_comes_from()
    {
        using var writer = new RolloutLineWriter(Samples.Meta() with
        {
            BaseInstructions = null,
            Base = new HistoryBase("T0", 33, 56951),
            ForkedFromId = "T0",
            ForkedFromOrdinalExclusive = 33,
            DynamicTools = "[{}]"u8.ToArray(),
            Git = new GitInfo("abc", "main", null),
        });
        writer.WriteMeta(new FixedTime().Now, 33);
        Assert.Equal(
            $$$$"""{"timestamp":"2026-11-20T14:29:59.807Z","ordinal":33,"type":"session_meta","payload":{"account_scoped":true,"session_id":"{{{{T1}}}}","id":"{{{{T1}}}}","forked_from_id":"T0","forked_from_ordinal_exclusive":33,"timestamp":"2026-11-20T14:29:59.765Z","cwd":"/ws","runtime_workspace_roots":["/ws"],"originator":"probe","cli_version":"0.169.0","source":"vscode","model_provider":"mock","dynamic_tools":[{}],"history_mode":"paginated","history_base":{"thread_id":"T0","end_ordinal_exclusive":33,"end_byte_offset":56951},"context_window":{"window_id":"W1"},"git":{"commit_hash":"abc","branch":"main"}}}""" + "\n",
            Encoding.UTF8.GetString(writer.Written));
    }

    public static TheoryData<PermissionProfile, string> SandboxPolicies => new()
    {
        { new PermissionProfile.Disabled(), """{"type":"danger-full-access"}""" },
        { new PermissionProfile.External(NetworkAccess.Restricted), """{"type":"external-sandbox","network_access":"restricted"}""" },
        { Managed(NetworkAccess.Restricted), """{"type":"read-only"}""" },
        { Managed(NetworkAccess.Enabled), """{"type":"read-only","network_access":true}""" },
        {
            Managed(
                NetworkAccess.Enabled,
                new FileSystemTarget.Special(SpecialPathKind.TmpDir),
                new FileSystemTarget.Special(SpecialPathKind.SlashTmp),
                new FileSystemTarget.Path("/ws"),
                new FileSystemTarget.Path("/cache")),
            """{"type":"workspace-write","writable_roots":["/cache"],"network_access":true,"exclude_tmpdir_env_var":false,"exclude_slash_tmp":false}"""
        },
    };

    [Theory]
    [MemberData(nameof(SandboxPolicies))]
    public void The_old_sandbox_mode_is_the_nearest(PermissionProfile profile, string policy)
    {
        using var writer = new RolloutLineWriter(Samples.Meta());
        var settings = Samples.Settings() with { Permissions = new ResolvedPermissionProfile.Legacy(profile, []) };
        writer.Write(new RolloutLine.TurnContext("U1", settings), new FixedTime().Now, 7);
        Assert.EndsWith("\"sandbox_policy\":" + policy + "}}\n", Encoding.UTF8.GetString(writer.Written), StringComparison.Ordinal);
    }

    private static PermissionProfile.Managed Managed(NetworkAccess network, params FileSystemTarget[] writable) => new(
        new FileSystemPolicy.Restricted([.. writable.Select(target => new FileSystemEntry(target, FileSystemAccess.Write))]), network);
}
