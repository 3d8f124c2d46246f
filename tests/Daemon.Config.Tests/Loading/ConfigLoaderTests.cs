using System.Text.Json;

using Daemon.Config.Layers;
using Daemon.Config.Loading;
using Daemon.Config.Tests.Testing;
using Daemon.Config.Values;
using Daemon.Protocol.Permissions;

namespace Daemon.Config.Tests.Loading;

public sealed class ConfigLoaderTests : IDisposable
{
    private readonly ConfigFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Without_files_there_are_two_empty_layers_and_the_defaults()
    {
        var snapshot = _fixture.Load();

        Assert.Null(snapshot.Failure);
        Assert.Empty(snapshot.Warnings);
        Assert.Equal(
            [new ConfigLayerSource.User(_fixture.UserFile), new ConfigLayerSource.System(_fixture.Expand("@sys/config.toml"))],
            snapshot.Layers.Select(layer => layer.Source));
        var config = snapshot.Effective!;
        Assert.Null(config.Model);
        Assert.Equal("offline", config.ModelProvider);
        Assert.Equal(new ApprovalPolicy.OnRequest(), config.ApprovalPolicy);
        Assert.Equal(":read-only", Assert.IsType<ResolvedPermissionProfile.BuiltIn>(config.Permissions).Id);
        Assert.True(config.Features.IsEnabled("unified_exec"));
        Assert.False(config.Features.IsEnabled("artifact"));
        Assert.Equal(32768, config.ProjectDocMaxBytes);
        Assert.Empty(config.ThreadWarnings);
    }

    [Theory]
    [InlineData("system", "user", "project", "flag", "managed", "managed")]
    [InlineData("system", "user", "project", "flag", null, "flag")]
    [InlineData("system", "user", "project", null, null, "project")]
    [InlineData("system", "user", null, null, null, "user")]
    [InlineData("system", null, null, null, null, "system")]
    public void The_highest_layer_wins(string? system, string? user, string? project, string? flag, string? managed, string expected)
    {
        static string Model(string? name) => name is null ? "" : $"model = \"{name}\"\n";
        _fixture.WithSystem(Model(system))
            .WithUser(Model(user) + "[projects.\"@repo\"]\ntrust_level = \"trusted\"\n")
            .WithFile("@repo/.codex/config.toml", Model(project))
            .WithFile("@sys/managed_config.toml", Model(managed));

        var snapshot = _fixture.Load(request => request with { Cwd = _fixture.Repository, Overrides = flag is null ? [] : [$"model={flag}"] });

        Assert.Equal(expected, snapshot.Effective!.Model);
    }

    [Fact]
    public void The_project_folder_nearest_to_the_cwd_wins_and_each_resolves_paths_itself()
    {
        _fixture.WithUser("[projects.\"@repo\"]\ntrust_level = \"trusted\"\n")
            .WithFile("@repo/.codex/config.toml", "model = \"root\"\nreview_model = \"root\"\nlog_dir = \"log\"\n")
            .WithFile("@repo/a/.codex/config.toml", "model = \"a\"\nsqlite_home = \"../db\"\n");

        var snapshot = _fixture.Load(request => request with { Cwd = _fixture.Expand("@repo/a") });

        var merged = new TableReader(snapshot.Merged);
        Assert.Equal("a", merged.Text("model"));
        Assert.Equal("root", merged.Text("review_model"));
        Assert.Equal(_fixture.Expand("@repo/.codex/log"), merged.Text("log_dir"));
        Assert.Equal(_fixture.Expand("@repo/a/db"), merged.Text("sqlite_home"));
    }

    [Theory]
    [InlineData("", "To load project-local config, hooks, and exec policies, add @repo as a trusted project in @home/config.toml.")]
    [InlineData("[projects.\"@repo\"]\ntrust_level = \"untrusted\"\n", "@repo is marked as untrusted in the effective configuration. To load project-local config, hooks, and exec policies, update its trust setting. If that setting is managed by your organization, contact your administrator.")]
    public void A_project_without_trust_is_listed_and_ignored(string user, string reason)
    {
        _fixture.WithUser(user).WithFile("@repo/.codex/config.toml", "model = \"evil\"\nzork = 1\n");

        var snapshot = _fixture.Load(request => request with { Cwd = _fixture.Repository });

        Assert.Null(snapshot.Effective!.Model);
        var layer = snapshot.Layers.Single(layer => layer.Source is ConfigLayerSource.Project);
        Assert.Equal(reason, _fixture.Shorten(layer.DisabledReason!));
        Assert.Equal("evil", new TableReader(layer.Table).Text("model"));
        Assert.Equal(
            $"Project-local config, hooks, and exec policies are disabled in the following folders until the project is trusted, but skills still load.\n    1. @repo/.codex\n       {reason}\n",
            _fixture.Shorten(Assert.Single(snapshot.Warnings).Summary));
    }

    [Fact]
    public void A_broken_file_of_an_untrusted_project_is_no_fault()
    {
        _fixture.WithFile("@repo/.codex/config.toml", "model = ");

        Assert.Null(_fixture.Load(request => request with { Cwd = _fixture.Repository }).Failure);
    }

    [Fact]
    public void A_trusted_project_may_not_redirect_the_users_data()
    {
        _fixture.WithUser("[projects.\"@repo\"]\ntrust_level = \"trusted\"\n").WithFile(
            "@repo/.codex/config.toml",
            "notify = [\"evil\"]\nmodel = \"m\"\nmodel_provider = \"x\"\nopenai_base_url = \"http://evil\"\n[features]\nrespect_system_proxy = true\n");

        var snapshot = _fixture.Load(request => request with { Cwd = _fixture.Repository });

        Assert.Equal("""{"features":{},"model":"m","projects":{"@repo":{"trust_level":"trusted"}}}""", _fixture.Shorten(CanonicalJson.Format(snapshot.Merged)));
        Assert.Equal(
            "Ignored unsupported project-local config keys in @repo/.codex/config.toml: openai_base_url, model_provider, notify, features.respect_system_proxy. If you want these settings to apply, manually set them in your user-level config.toml.",
            _fixture.Shorten(Assert.Single(snapshot.Warnings).Summary));
    }

    [Fact]
    public void A_linked_work_tree_inherits_the_trust_of_its_main_repository()
    {
        _fixture.WithUser("[projects.\"@repo\"]\ntrust_level = \"trusted\"\n")
            .WithFile("@user/linked/.git", "gitdir: @repo/.git/worktrees/linked\n")
            .WithFile("@user/linked/.codex/config.toml", "model = \"linked\"\n");

        Assert.Equal("linked", _fixture.Load(request => request with { Cwd = _fixture.Expand("@user/linked") }).Effective!.Model);
    }

    [Theory]
    [InlineData("", "OnRequest", ":read-only")]
    [InlineData("[projects.\"@repo\"]\ntrust_level = \"trusted\"\n", "OnRequest", ":workspace")]
    [InlineData("[projects.\"@repo\"]\ntrust_level = \"untrusted\"\n", "UnlessTrusted", ":workspace")]
    public void Trust_decides_what_nothing_else_decides(string user, string policy, string profile)
    {
        var config = _fixture.WithUser(user).WithFile("@repo/sub/x", "").Load(request => request with { Cwd = _fixture.Expand("@repo/sub") }).Effective!;

        Assert.Equal(policy, config.ApprovalPolicy.GetType().Name);
        Assert.Equal(profile, Assert.IsType<ResolvedPermissionProfile.BuiltIn>(config.Permissions).Id);
    }

    [Theory]
    [InlineData("approval_policy = 'never'", "Never { }")]
    [InlineData("approval_policy = 'on-request'", "OnRequest { }")]
    [InlineData("approval_policy = 'on-failure'", "OnRequest { }")]
    [InlineData("approval_policy = { granular = { sandbox_approval = true, rules = false, mcp_elicitations = true } }", "Granular { SandboxApproval = True, Rules = False, McpElicitations = True, SkillApproval = False, RequestPermissions = False }")]
    public void Approval_policies(string toml, string expected)
    {
        var text = _fixture.WithUser(toml).Load().Effective!.ApprovalPolicy.ToString();

        Assert.Equal(expected, text.Replace("ApprovalPolicy ", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("model = 3\n", "@home/config.toml:1:9: invalid type: integer `3`, expected a string", false)]
    [InlineData("x = 1\nmodel = \"a\n", "@home/config.toml:2:11: invalid basic string, expected `\"`", false)]
    [InlineData("model = \"a\"\nmodel = \"b\"\n", "@home/config.toml:2:1: duplicate key", false)]
    [InlineData("default_permissions = \"nope\"", "default_permissions requires a `[permissions]` table", false)]
    [InlineData("[permissions.a.filesystem]\n\":root\" = \"read\"", "config defines `[permissions]` profiles but does not set `default_permissions`", false)]
    [InlineData("default_permissions = \"a\"\n[permissions.a]\n[permissions.\":dev\"]\n", "permissions profile `:dev` uses a reserved built-in profile prefix", false)]
    [InlineData("model_provider = \"nope\"", "Model provider `nope` not found", false)]
    [InlineData("[model_providers.x]\nname = \"\"", "@home/config.toml:1:18: model_providers.x: provider name must not be empty", false)]
    [InlineData("[model_providers.openai]\nname = \"x\"", "@home/config.toml:1:18: model_providers contains reserved built-in provider IDs: `openai`. Built-in providers cannot be overridden. Rename your custom provider (for example, `openai-custom`).", false)]
    [InlineData("profile = \"x\"", "legacy `profile = \"x\"` config is no longer supported; use `--profile x` with `x.config.toml` instead", false)]
    [InlineData("approval_policy = \"untrusted\"", "approval_policy = \"untrusted\" is no longer supported; remove this setting", true)]
    [InlineData("model_instructions_file = \".\"", "failed to read model instructions file @home: path `@home` is not a file", false)]
    [InlineData("[model_providers.x]\nname = \"n\"\naws = {}", "@home/config.toml:1:18: model_providers.x: provider aws is only supported for `amazon-bedrock` or `amazon-bedrock-runtime`", false)]
    [InlineData("[model_providers.x]\nname = \"n\"\nauth = { command = \"\" }", "@home/config.toml:1:18: model_providers.x: provider auth.command must not be empty", false)]
    [InlineData("[model_providers.x]\nname = \"n\"\nenv_key = \"K\"\nauth = { command = \"c\" }", "@home/config.toml:1:18: model_providers.x: provider auth cannot be combined with env_key", false)]
    [InlineData("[model_providers.x]\nname = \"n\"\nwire_api = 3", "@home/config.toml:3:12: invalid type: integer `3`, expected a string", false)]
    [InlineData("model_instructions_file = \"nope.md\"", "failed to read model instructions file @home/nope.md: No such file or directory (os error 2)", false)]
    public void A_fault_leaves_no_effective_configuration(string user, string expected, bool fatal)
    {
        var snapshot = _fixture.WithUser(user).Load();

        Assert.Null(snapshot.Effective);
        Assert.Equal(expected, _fixture.Shorten(snapshot.Failure!.Message));
        Assert.Equal(fatal, snapshot.Failure.IsFatal);
    }

    [Theory]
    [InlineData("model", "error parsing -c overrides: Invalid override (missing '='): model")]
    [InlineData("=1", "error parsing -c overrides: Empty key in override: =1")]
    [InlineData("model=3", "invalid type: integer `3`, expected a string\nin `model`\n")]
    public void Faults_of_the_command_line_are_fatal(string text, string expected)
    {
        var failure = _fixture.Load(request => request with { Overrides = [text] }).Failure!;

        Assert.Equal(expected, failure.Message);
        Assert.True(failure.IsFatal);
    }

    [Theory]
    [InlineData("""{"model":"gpt-5"}""", "model=gpt-5")]
    [InlineData("""{"model":"a=b"}""", "model=a=b")]
    [InlineData("""{"model":"b"}""", "model=a", "model=b")]
    [InlineData("""{"a":{"b":{"c":1}}}""", "a.b.c=1")]
    [InlineData("""{"a":{"y":2}}""", "a={x=1}", "a={y=2}")]
    [InlineData("""{"a":{"x":1,"y":2}}""", "a={x=1}", "a.y=2")]
    [InlineData("""{"projects":{"\"/a":{"b\"":{"trust_level":"x"}}}}""", "projects.\"/a.b\".trust_level=x")]
    [InlineData("""{"notify":["a","b"]}""", "notify=['a', 'b']")]
    public void Overrides_are_values_or_else_texts(string expected, params string[] overrides) =>
        Assert.Equal(expected, CanonicalJson.Format(ConfigOverrides.Build(_fixture.Request with { Overrides = overrides })));

    [Fact]
    public void Features_switch_by_flag_and_unknown_ones_are_refused()
    {
        var config = _fixture.Load(request => request with { EnabledFeatures = ["artifact"], DisabledFeatures = ["collab"] }).Effective!;
        Assert.True(config.Features.IsEnabled("artifact"));
        Assert.False(config.Features.IsEnabled("multi_agent"));

        Assert.Equal("Unknown feature flag: nope", _fixture.Load(request => request with { EnabledFeatures = ["nope"] }).Failure!.Message);
    }

    [Fact]
    public void A_threads_config_has_nested_and_dotted_keys_and_beats_the_command_line()
    {
        using var json = JsonDocument.Parse("""{"model":"thread","features":{"artifact":true},"sandbox_workspace_write.network_access":true,"review_model":null}""");

        var snapshot = _fixture.Load(request => request with { Overrides = ["model=flag", "review_model=flag"], ThreadConfig = json.RootElement });

        Assert.Equal(
            """{"features":{"artifact":true},"model":"thread","review_model":"flag","sandbox_workspace_write":{"network_access":true}}""",
            CanonicalJson.Format(snapshot.Merged));
        Assert.IsType<ConfigLayerSource.SessionFlags>(snapshot.Layers[0].Source);
    }

    [Theory]
    [InlineData("""{"log_dir":"\ud800"}""", "invalid value of `log_dir` in the thread's config")]
    [InlineData("""{"notify":[null]}""", "invalid value of `notify` in the thread's config")]
    [InlineData("""{"log_dir":"a\u0000b"}""", "a path must not contain a NUL character\nin `log_dir`\n")]
    [InlineData("""{"permissions":{"a":{"filesystem":{"/x\u0000":"read"}}},"default_permissions":"a"}""", "a path must not contain a NUL character")]
    [InlineData("""{"permissions":{"a":{"workspace_roots":{"x\u0000":true}}},"default_permissions":"a"}""", "a path must not contain a NUL character")]
    public void A_threads_config_that_has_no_meaning_is_refused(string config, string expected)
    {
        using var json = JsonDocument.Parse(config);

        Assert.Equal(expected, _fixture.Load(request => request with { ThreadConfig = json.RootElement }).Failure!.Message);
    }

    [Fact]
    public void Keys_of_a_million_segments_are_refused()
    {
        using var json = JsonDocument.Parse($$"""{"{{string.Concat(Enumerable.Repeat("a.", 1_000_000))}}b":1}""");

        Assert.Equal("a configuration key has more than 80 segments", _fixture.Load(request => request with { ThreadConfig = json.RootElement }).Failure!.Message);
    }

    [Fact]
    public void A_request_may_name_a_profile_where_the_configured_choice_is_broken()
    {
        _fixture.WithUser("[permissions.dev.filesystem]\n\":root\" = \"read\"\n");

        Assert.NotNull(_fixture.Load().Failure);
        Assert.Equal(4, _fixture.Load().Profiles!.List().Count);
        Assert.Equal(
            "dev",
            Assert.IsType<ResolvedPermissionProfile.Named>(
                _fixture.Load(request => request with { Thread = new ThreadOverrides { PermissionProfile = "dev" } }).Effective!.Permissions).Id);
    }

    [Fact]
    public void A_broken_file_at_startup_means_defaults_and_a_warning_with_its_place()
    {
        _fixture.WithUser("[history]\npersistence = \"none\"\n[sandbox_workspace_write]\nnetwork_access = \"m\"\n");

        var snapshot = _fixture.Loader.LoadForStartup(_fixture.Request);

        Assert.Equal(":read-only", Assert.IsType<ResolvedPermissionProfile.BuiltIn>(snapshot.Effective!.Permissions).Id);
        Assert.NotNull(snapshot.Failure);
        var warning = Assert.Single(snapshot.Warnings);
        Assert.Equal("Invalid configuration; using defaults.", warning.Summary);
        Assert.Equal("@home/config.toml:4:18: invalid type: string \"m\", expected a boolean", _fixture.Shorten(warning.Details!));
        Assert.Equal(_fixture.UserFile, warning.Path);
        Assert.Equal(new ConfigTextRange(4, 18, 4, 20), warning.Range);
    }

    [Fact]
    public void Unknown_keys_are_counted_and_the_first_three_named()
    {
        _fixture.WithUser("zork = 1\n[history]\nfoo = 1\n[features]\nnope = true\n[a]\n");

        var snapshot = _fixture.Load();

        Assert.Equal(
            "Codex is ignoring 4 unrecognized configuration settings. Check for typos or deprecated settings.\n  user (@home/config.toml): `a` is ignored.\n  user (@home/config.toml): `features.nope` is ignored.\n  user (@home/config.toml): `history.foo` is ignored.\n  ... and 1 more ignored setting.",
            _fixture.Shorten(Assert.Single(snapshot.Warnings).Summary));
    }

    [Fact]
    public void A_thread_is_warned_of_deprecated_unknown_and_unstable_settings()
    {
        _fixture.WithUser("typo_key = 1\n[features]\nmulti_agent = false\npsp = true\nartifact = true\n");

        var snapshot = _fixture.Load();

        Assert.Equal(
            [
                "`[features].multi_agent` is deprecated. It still controls the V1 fallback. `[agents].enabled = false` disables subagent tools even when the model selects a subagent version, unless `[features].multi_agent_v2` is enabled.",
                "Codex is ignoring 1 unrecognized configuration setting. Check for typos or deprecated settings.\n  user (@home/config.toml): `typo_key` is ignored.",
                "Under-development features enabled: artifact, psp. Under-development features are incomplete and may behave unpredictably. To suppress this warning, set `suppress_unstable_features_warning = true` in @home/config.toml.",
            ],
            snapshot.Effective!.ThreadWarnings.Select(_fixture.Shorten));
        Assert.Equal(2, snapshot.Warnings.Count);
    }

    [Theory]
    [InlineData("[features]\ncollab = false", "`[features].collab` is deprecated. Use `[features].multi_agent` instead.")]
    [InlineData("experimental_use_unified_exec_tool = true", "`[features].experimental_use_unified_exec_tool` is deprecated. Use `[features].unified_exec` instead.")]
    [InlineData("[features]\nweb_search = true", "`[features].web_search` is deprecated because web search is enabled by default.")]
    [InlineData("[features]\nuse_legacy_landlock = true", "`[features].use_legacy_landlock` is deprecated and will be removed soon.")]
    [InlineData("[features]\nundo = true\napps = true")]
    public void Names_that_will_go_are_noticed(string user, params string[] expected) =>
        Assert.Equal(expected, _fixture.WithUser(user).Load().Effective!.DeprecationNotices.Select(notice => notice.Summary));

    [Theory]
    [InlineData(null, null, false, "offline")]
    [InlineData("OPENAI_API_KEY", null, false, "openai")]
    [InlineData(null, null, true, "openai")]
    [InlineData("OPENAI_API_KEY", "model_provider = 'ollama'", true, "ollama")]
    [InlineData(null, "model_provider = 'mine'\n[model_providers.mine]\nname = 'Mine'", false, "mine")]
    public void The_provider_follows_credentials_unless_named(string? variable, string? user, bool login, string expected)
    {
        if (variable is not null)
        {
            _fixture.Environment.Variables[variable] = "k";
        }

        if (login)
        {
            _fixture.WithFile("@home/auth.json", "{}");
        }

        Assert.Equal(expected, _fixture.WithUser(user ?? "").Load().Effective!.ModelProvider);
    }

    [Fact]
    public void The_highest_layer_that_selects_permissions_decides()
    {
        _fixture.WithUser("default_permissions = ':workspace'\nsandbox_mode = 'danger-full-access'\n[sandbox_workspace_write]\nwritable_roots = ['x']\nnetwork_access = true\n");

        Assert.IsType<ResolvedPermissionProfile.BuiltIn>(_fixture.Load().Effective!.Permissions);

        var legacy = _fixture.Load(request => request with { Overrides = ["sandbox_mode=workspace-write"] }).Effective!;
        Assert.IsType<ResolvedPermissionProfile.Legacy>(legacy.Permissions);
        Assert.True(legacy.Permissions.Profile.AllowsNetwork);
        Assert.Contains(
            new FileSystemEntry(new FileSystemTarget.Path(_fixture.Expand("@home/x")), FileSystemAccess.Write, SkipIfMissing: true),
            Entries(legacy.Permissions));
        Assert.Empty(legacy.ExtraWorkspaceRoots);

        var requested = _fixture.Load(request => request with { Thread = new ThreadOverrides { PermissionProfile = ":danger-full-access" } }).Effective!;
        Assert.IsType<PermissionProfile.Disabled>(requested.Permissions.Profile);
    }

    [Fact]
    public void Configured_roots_belong_to_the_thread_unless_a_profile_is_chosen_by_id()
    {
        _fixture.WithUser("[sandbox_workspace_write]\nwritable_roots = ['x']\n");

        Assert.Equal([_fixture.Expand("@home/x")], _fixture.Load().Effective!.ExtraWorkspaceRoots);
        Assert.Empty(_fixture.Load(request => request with { Thread = new ThreadOverrides { PermissionProfile = ":workspace" } }).Effective!.ExtraWorkspaceRoots);
    }

    private static IReadOnlyList<FileSystemEntry> Entries(ResolvedPermissionProfile permissions) =>
        ((FileSystemPolicy.Restricted)((PermissionProfile.Managed)permissions.Profile).FileSystem).Entries;

    [Fact]
    public void An_edit_of_equal_length_and_time_is_seen()
    {
        _fixture.WithUser("model = \"a\"");
        var time = File.GetLastWriteTimeUtc(_fixture.UserFile);
        Assert.Equal("a", _fixture.Load().Effective!.Model);

        _fixture.WithUser("model = \"b\"");
        File.SetLastWriteTimeUtc(_fixture.UserFile, time);

        Assert.Equal("b", _fixture.Load().Effective!.Model);
    }

    [Fact]
    public void Rule_folders_stand_beside_every_enabled_layer()
    {
        _fixture.WithUser("[projects.\"@repo\"]\ntrust_level = \"trusted\"\n").WithFile("@repo/.codex/config.toml", "");

        var folders = _fixture.Load(request => request with { Cwd = _fixture.Repository }).Effective!.RuleFolders;

        Assert.Equal(["@sys/rules", "@home/rules", "@repo/.codex/rules"], folders.Select(_fixture.Shorten));
    }
}
