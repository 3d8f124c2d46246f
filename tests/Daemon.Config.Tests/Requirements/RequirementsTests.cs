using Daemon.Config.Loading;
using Daemon.Config.Reading;
using Daemon.Config.Tests.Testing;
using Daemon.Protocol.Permissions;

namespace Daemon.Config.Tests.Requirements;

public sealed class RequirementsTests : IDisposable
{
    private const string ReadOnlyDebug = "Managed { file_system: Restricted { entries: [FileSystemSandboxEntry { path: Special { value: Root }, access: Read, missing_path_behavior: None }], glob_scan_max_depth: None }, network: Restricted }";

    private readonly ConfigFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("allowed_approval_policies = ['on-request']", "approval_policy = 'never'", "Configured value for `approval_policy` is disallowed by requirements; falling back to required value OnRequest. Details: invalid value for `approval_policy`: `Never` is not in the allowed set [OnRequest] (set by @sys/requirements.toml)")]
    [InlineData("allowed_sandbox_modes = ['read-only']", "sandbox_mode = 'workspace-write'", "Configured value for `permission_profile` is disallowed by requirements; falling back to required value " + ReadOnlyDebug + ". Details: invalid value for `sandbox_mode`: `WorkspaceWrite` is not in the allowed set [ReadOnly] (set by @sys/requirements.toml)")]
    [InlineData("allowed_sandbox_modes = ['read-only']", "default_permissions = ':workspace'", "Configured value for `permission_profile` is disallowed by requirements; falling back to required value " + ReadOnlyDebug + ". Details: invalid value for `sandbox_mode`: `WorkspaceWrite` is not in the allowed set [ReadOnly] (set by @sys/requirements.toml)")]
    [InlineData("permissions.filesystem.deny_read = ['/opt/secret']", "sandbox_mode = 'danger-full-access'", "Configured value for `permission_profile` is disallowed by requirements; falling back to required value " + ReadOnlyDebug + ". Details: invalid value for `sandbox_mode`: `DangerFullAccess` is not in the allowed set [read-only, workspace-write] (set by @sys/requirements.toml)")]
    [InlineData("default_permissions = 'corp'\nallowed_permission_profiles = { corp = true, ':read-only' = true }\n[permissions.corp.filesystem]\n':root' = 'read'", "default_permissions = ':workspace'", "Configured value for `permission_profile` is disallowed by requirements; falling back from `:workspace` to required value `corp`.")]
    [InlineData("allowed_permission_profiles = { ':workspace' = true, ':read-only' = true }", "default_permissions = ':danger-full-access'", "Configured value for `permission_profile` is disallowed by requirements; falling back from `:danger-full-access` to required value `:workspace`.")]
    [InlineData("allowed_web_search_modes = ['cached']", "web_search = 'live'", "Configured value for `web_search_mode` is disallowed by requirements; falling back to required value Cached. Details: invalid value for `web_search_mode`: `Live` is not in the allowed set [Disabled, Cached] (set by @sys/requirements.toml)")]
    [InlineData("allowed_web_search_modes = []", "", "Configured value for `web_search_mode` is disallowed by requirements; falling back to required value Disabled. Details: invalid value for `web_search_mode`: `Cached` is not in the allowed set [Disabled] (set by @sys/requirements.toml)")]
    [InlineData("allowed_approvals_reviewers = ['user']", "approvals_reviewer = 'auto_review'", "Configured value for `approvals_reviewer` is disallowed by requirements; falling back to required value User. Details: invalid value for `approvals_reviewer`: `AutoReview` is not in the allowed set [User] (set by @sys/requirements.toml)")]
    [InlineData("features.zork = true", "", "Ignoring unknown `features` requirement `zork` from @sys/requirements.toml")]
    [InlineData("zork = 1", "", "Codex is ignoring 1 unrecognized configuration setting. Check for typos or deprecated settings.\n  requirements (@sys/requirements.toml): `zork` is ignored.")]
    public void A_value_that_is_not_allowed_is_replaced_with_a_warning(string requirements, string user, string expected)
    {
        var snapshot = Load(requirements, user);

        Assert.Null(snapshot.Failure);
        Assert.Equal(expected, _fixture.Shorten(Assert.Single(snapshot.Warnings).Summary));
        Assert.Equal([Assert.Single(snapshot.Warnings).Summary], snapshot.Effective!.ThreadWarnings);
    }

    [Fact]
    public void Replaced_values_are_the_required_ones()
    {
        var config = Load(
            "allowed_approval_policies = ['on-request']\nallowed_sandbox_modes = ['read-only']\nallow_login_shell = false\nfeatures = { apps = false, artifact = true }\nadditional_developer_instructions = 'A'\n",
            "approval_policy = 'never'\nsandbox_mode = 'danger-full-access'\ndeveloper_instructions = 'D'\n").Effective!;

        Assert.Equal(new ApprovalPolicy.OnRequest(), config.ApprovalPolicy);
        Assert.Equal(new LegacySandboxPolicy.ReadOnly(false), Daemon.Config.Permissions.LegacySandboxProjection.Project(config.Permissions, ["/x"], "/x"));
        Assert.IsType<ResolvedPermissionProfile.Legacy>(config.Permissions);
        Assert.False(config.AllowLoginShell);
        Assert.False(config.Features.IsEnabled("apps"));
        Assert.True(config.Features.IsEnabled("artifact"));
        Assert.Equal("D\n\nA", config.DeveloperInstructions);
    }

    [Fact]
    public void Denied_paths_join_every_profile()
    {
        var profile = Load("permissions.filesystem.deny_read = ['/opt/secret', '~/x', 'rel', '/srv/**/*.env']", "default_permissions = ':workspace'").Effective!.Permissions;

        var policy = Assert.IsType<FileSystemPolicy.Restricted>(Assert.IsType<PermissionProfile.Managed>(profile.Profile).FileSystem);
        Assert.Equal(
            ["/opt/secret", "@user/x", "@sys/rel", "/srv/**/*.env"],
            policy.Entries.Where(entry => entry.Access == FileSystemAccess.Deny).Select(entry => _fixture.Shorten(Daemon.Config.Permissions.FileSystemEntries.Spelling(entry.Target))));
    }

    [Fact]
    public void A_list_of_profiles_silences_legacy_modes()
    {
        var snapshot = Load("allowed_permission_profiles = { ':workspace' = true, ':read-only' = true }", "sandbox_mode = 'danger-full-access'");

        Assert.Empty(snapshot.Warnings);
        Assert.Equal(":workspace", Assert.IsType<ResolvedPermissionProfile.BuiltIn>(snapshot.Effective!.Permissions).Id);
        Assert.Equal([true, true, false], snapshot.Profiles!.List().Select(profile => profile.IsAllowed));
    }

    [Fact]
    public void Managed_values_allow_themselves_and_beat_requirements()
    {
        _fixture.WithFile("@sys/managed_config.toml", "approval_policy = 'never'\nsandbox_mode = 'workspace-write'\napprovals_reviewer = 'auto_review'\n");

        var snapshot = Load("allowed_approval_policies = ['on-request']\nallowed_sandbox_modes = ['read-only']\n", "approval_policy = 'on-request'");

        Assert.Empty(snapshot.Warnings);
        Assert.Equal(new ApprovalPolicy.Never(), snapshot.Effective!.ApprovalPolicy);
        Assert.Equal(
            """{"allowedApprovalsReviewers":["auto_review","user"],"allowedApprovalPolicies":["never"],"allowedSandboxModes":["read-only","workspace-write"],"allowedLoginMethods":["api","chatgpt"]}""",
            Set(snapshot));
    }

    [Theory]
    [InlineData("allowed_sandbox_modes = ['workspace-write']", "invalid value for `allowed_sandbox_modes`: `[WorkspaceWrite]` is not in the allowed set must include 'read-only' to allow any PermissionProfile (set by @sys/requirements.toml)")]
    [InlineData("allowed_sandbox_modes = []", "invalid value for `allowed_sandbox_modes`: `[]` is not in the allowed set must include 'read-only' to allow any PermissionProfile (set by @sys/requirements.toml)")]
    [InlineData("allowed_sandbox_modes = 'read-only'", "failed to parse requirements layer @sys/requirements.toml: invalid type: string \"read-only\", expected a sequence\nin `allowed_sandbox_modes`\n")]
    [InlineData("allowed_sandbox_modes = ['zz']", "failed to parse requirements layer @sys/requirements.toml: unknown variant `zz`, expected one of `read-only`, `workspace-write`, `danger-full-access`, `external-sandbox`\nin `allowed_sandbox_modes`\n")]
    [InlineData("features.apps = 'x'", "failed to parse requirements layer @sys/requirements.toml: invalid type: string \"x\", expected a boolean\nin `features`\n")]
    [InlineData("enforce_residency = 'eu'", "failed to parse requirements layer @sys/requirements.toml: unknown variant `eu`, expected `us`\nin `enforce_residency`\n")]
    [InlineData("experimental_network = {}\nnetwork_proxy = {}", "failed to parse requirements layer @sys/requirements.toml: duplicate field `network_proxy`")]
    [InlineData("allowed_approval_policies = []", "field `allowed_approval_policies` cannot be empty")]
    [InlineData("allowed_approvals_reviewers = []", "field `allowed_approvals_reviewers` cannot be empty")]
    [InlineData("permissions.filesystem.deny_read = 3", "failed to parse requirements layer @sys/requirements.toml: invalid type: integer `3`, expected a sequence\nin `permissions.filesystem.deny_read`\n")]
    [InlineData("rules.prefix_rules = [{ decision = 'prompt' }]", "failed to parse requirements layer @sys/requirements.toml: missing field `pattern`\nin `rules.prefix_rules`\n")]
    [InlineData("windows.allowed_sandbox_implementations = []", "field `windows.allowed_sandbox_implementations` cannot be empty")]
    [InlineData("default_permissions = ':workspace'\nallowed_permission_profiles = { ':workspace' = false, ':read-only' = true }", "requirements.toml default_permissions `:workspace` must be allowed by allowed_permission_profiles")]
    [InlineData("allowed_login_methods = []", "authentication requirements do not permit any usable login method")]
    [InlineData("default_permissions = 'x'", "requirements.toml default_permissions requires allowed_permission_profiles")]
    [InlineData("allowed_permission_profiles = { a = true }", "requirements.toml allowed_permission_profiles refers to undefined profile `a`")]
    [InlineData("allowed_permission_profiles = { ':workspace' = true }", "requirements.toml default_permissions must be set unless allowed_permission_profiles allows both `:workspace` and `:read-only`")]
    [InlineData("rules.prefix_rules = [{ pattern = [{ token = 'rm' }], decision = 'allow' }]", "invalid rules in requirements (set by @sys/requirements.toml): rules prefix_rule at index 0 has decision 'allow', which is not permitted in requirements.toml: Codex merges these rules with other config and uses the most restrictive result (use 'prompt', 'prompt-user', or 'forbidden')")]
    public void Wrong_requirements_end_the_process(string requirements, string expected)
    {
        var snapshot = Load(requirements, "");

        Assert.Equal(expected, _fixture.Shorten(snapshot.Failure!.Message));
        Assert.True(snapshot.Failure.IsFatal);
        Assert.Null(_fixture.Loader.LoadForStartup(_fixture.Request).Effective);
    }

    [Fact]
    public void A_syntax_error_lets_the_server_start_and_refuses_threads()
    {
        _fixture.WithFile("@sys/requirements.toml", "zork=\n");

        var snapshot = _fixture.Loader.LoadForStartup(_fixture.Request);

        Assert.NotNull(snapshot.Effective);
        Assert.Equal(
            "failed to parse requirements layer @sys/requirements.toml: TOML parse error at line 1, column 6\n  |\n1 | zork=\n  |      ^\nstring values must be quoted, expected literal string\n",
            _fixture.Shorten(snapshot.Failure!.Message));
        Assert.Equal(snapshot.Failure.Message, Assert.Single(snapshot.Warnings).Details);
        Assert.StartsWith("failed to read configuration layers: failed to parse requirements layer", RequirementsDocument.Error(snapshot), StringComparison.Ordinal);
    }

    [Fact]
    public void Demands_hold_while_the_server_runs_on_defaults()
    {
        _fixture.WithFile("@sys/requirements.toml", "allow_login_shell = false\n").WithUser("model = 3\n");

        Assert.False(_fixture.Loader.LoadForStartup(_fixture.Request).Effective!.AllowLoginShell);
    }

    [Fact]
    public void A_demand_that_the_defaults_cannot_meet_is_fatal()
    {
        _fixture.WithFile("@sys/requirements.toml", "default_permissions = 'mine'\nallowed_permission_profiles = { mine = true }\n").WithUser("model = \n");

        var snapshot = _fixture.Loader.LoadForStartup(_fixture.Request);

        Assert.Null(snapshot.Effective);
        Assert.True(snapshot.Failure!.IsFatal);
        Assert.Equal("requirements.toml allowed_permission_profiles refers to undefined profile `mine`", snapshot.Failure.Message);
    }

    [Theory]
    [InlineData("", "null")]
    [InlineData("zork = 1\nmodels.q = 1", "null")]
    public void No_known_demand_reads_as_null(string requirements, string expected) => Assert.Equal(
        $$"""{"supportsIndependentSpeedModes":true,"requirements":{{expected}}}""",
        JsonText.Write(writer => RequirementsDocument.Write(writer, Load(requirements, "").Requirements)));

    [Fact]
    public void Demands_are_read_in_camel_case_with_normalised_domains()
    {
        var snapshot = Load(
            """
            allow_login_shell = false
            log_dir = "log"
            [features]
            apps = false
            [models.new_thread]
            model_reasoning_effort = "low"
            [experimental_network]
            enabled = true
            allowed_domains = ["a.com"]
            domains = { "b.com" = "deny" }
            [rules]
            prefix_rules = [{ pattern = [{ token = "rm" }, { any_of = ["-r", "-f"] }], decision = "forbidden", justification = "no" }]
            """,
            "");

        Assert.Equal(
            """{"allowLoginShell":false,"models":{"newThread":{"modelReasoningEffort":"low","model":null,"serviceTier":null}},"logDir":"@sys/log","allowedLoginMethods":["api","chatgpt"],"featureRequirements":{"apps":false},"network":{"enabled":true,"httpPort":null,"socksPort":null,"allowUpstreamProxy":null,"dangerouslyAllowNonLoopbackProxy":null,"dangerouslyAllowAllUnixSockets":null,"reviewDomains":null,"managedAllowedDomainsOnly":null,"allowLocalBinding":null,"allowedDomains":["a.com"],"deniedDomains":["b.com"],"domains":{"a.com":"allow","b.com":"deny"},"allowUnixSockets":null,"unixSockets":null}}""",
            _fixture.Shorten(Set(snapshot)));
        var rule = Assert.Single(snapshot.Effective!.RequiredRules);
        Assert.Equal([["rm"], ["-r", "-f"]], rule.Pattern);
        Assert.Equal(("forbidden", "no"), (rule.Decision, rule.Justification));
    }

    private ConfigSnapshot Load(string requirements, string user) =>
        _fixture.WithFile("@sys/requirements.toml", requirements).WithUser(user).Load();

    /// <summary>The members that are not null.</summary>
    private static string Set(ConfigSnapshot snapshot)
    {
        var document = JsonText.Node(writer => RequirementsDocument.Write(writer, snapshot.Requirements))["requirements"]!.AsObject();
        foreach (var name in document.Where(member => member.Value is null).Select(member => member.Key).ToList())
        {
            document.Remove(name);
        }

        return document.ToJsonString();
    }

    [Theory]
    [InlineData("sandbox_mode = 'danger-full-access'")]
    [InlineData("default_permissions = ':danger-full-access'")]
    public void Full_access_without_questions_has_no_replacement(string user)
    {
        _fixture.WithFile("@sys/requirements.toml", "allowed_sandbox_modes = ['read-only', 'workspace-write']").WithUser(user + "\napproval_policy = 'never'\n");

        Assert.StartsWith("`approval_policy = \"never\"` cannot be used because requirements do not allow `sandbox_mode = \"danger-full-access\"`", _fixture.Load().Failure!.Message, StringComparison.Ordinal);
        Assert.Null(_fixture.WithUser(user + "\n").Load().Failure);
    }

    [Fact]
    public void Profiles_that_demands_forbid_are_listed_so()
    {
        _fixture.WithFile("@sys/requirements.toml", "permissions.filesystem.deny_read = ['/opt/secret']");

        Assert.Equal([(":read-only", true), (":workspace", true), (":danger-full-access", false)], _fixture.Load().Profiles!.List().Select(profile => (profile.Id, profile.IsAllowed)));
    }

    [Theory]
    [InlineData("*", false)]
    [InlineData("no-such-host.example", true)]
    public void Sandbox_modes_may_depend_on_the_host(string pattern, bool mayWrite)
    {
        _fixture.WithFile("@sys/requirements.toml", $"[[remote_sandbox_config]]\nhostname_patterns = ['{pattern}']\nallowed_sandbox_modes = ['read-only']\n").WithUser("sandbox_mode = 'workspace-write'\n");

        Assert.Equal(mayWrite, _fixture.Load().Effective!.Permissions.Profile.AllowsWriting);
    }

    [Fact]
    public void Demands_are_read_with_every_member_of_their_objects()
    {
        _fixture.WithFile("@sys/requirements.toml", """
            allowed_approval_policies = ["on-failure", { granular = { rules = true, sandbox_approval = true, mcp_elicitations = false } }]
            allowed_sandbox_modes = ["read-only", "external-sandbox"]
            [models.new_thread]
            model = "m"
            [experimental_network]
            unix_sockets = { "/a" = "allow", "/b" = "deny" }
            allow_unix_sockets = ["/c"]
            [hooks]
            managed_dir = "/m"
            [[hooks.Stop]]
            hooks = [{ type = "command", command = "x" }]
            """);

        var json = JsonText.Node(writer => RequirementsDocument.Write(writer, _fixture.Load().Requirements))["requirements"]!;

        Assert.Equal("""["on-request",{"granular":{"sandbox_approval":true,"rules":true,"skill_approval":false,"request_permissions":false,"mcp_elicitations":false}}]""", json["allowedApprovalPolicies"]!.ToJsonString());
        Assert.Equal("""["read-only"]""", json["allowedSandboxModes"]!.ToJsonString());
        Assert.Equal("""{"newThread":{"model":"m","modelReasoningEffort":null,"serviceTier":null}}""", json["models"]!.ToJsonString());
        Assert.Equal("""["/a","/c"]""", json["network"]!["allowUnixSockets"]!.ToJsonString());
        Assert.Equal("""{"/a":"allow","/b":"deny","/c":"allow"}""", json["network"]!["unixSockets"]!.ToJsonString());
        Assert.Equal("/m", (string?)json["hooks"]!["managedDir"]);
        Assert.Equal("""[{"matcher":null,"hooks":[{"type":"command","command":"x","commandWindows":null,"timeoutSec":null,"async":false,"statusMessage":null,"additionalContextLimit":null}]}]""", json["hooks"]!["Stop"]!.ToJsonString());
        Assert.Equal("[]", json["hooks"]!["PreToolUse"]!.ToJsonString());
    }
}
