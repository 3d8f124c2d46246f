using Daemon.Config.Tests.Testing;

namespace Daemon.Config.Tests.Strict;

public sealed class StrictConfigTests : IDisposable
{
    private readonly ConfigFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    // Observed on the reference, unless the place or path is more exact here (marked).
    [Theory]
    [InlineData("zork = 1", "1:1: unknown configuration field `zork`", "^^^^")]
    [InlineData("[history]\nfoo = 1", "2:1: unknown configuration field `history.foo`", "^^^")]
    [InlineData("history.foo = 1", "1:9: unknown configuration field `history.foo`", "^^^")]
    [InlineData("[zork]", "1:2: unknown configuration field `zork`", "^^^^")]
    [InlineData("[[zork]]", "1:3: unknown configuration field `zork`", "^^^^")]
    [InlineData("\"my key\" = 1", "1:1: unknown configuration field `my key`", "^^^^^^^^")]
    [InlineData("[features]\nnope = true", "2:1: unknown configuration field `features.nope`", "^^^^")]
    [InlineData("[features]\nnope = true\n[zork]", "3:2: unknown configuration field `zork`", "^^^^")]
    [InlineData("[model_providers.x]\nname = 'x'\nbase_urll = 'u'", "3:1: unknown configuration field `model_providers.x.base_urll`", "^^^^^^^^^")]
    [InlineData("[[skills.config]]\nfoo = 1\nenabled = true", "2:1: unknown configuration field `skills.config.0.foo`", "^^^")]
    [InlineData("model = 3", "1:9: invalid type: integer `3`, expected a string", "^")]
    [InlineData("model = {}", "1:9: invalid type: map, expected a string", "^^")]
    [InlineData("sandbox_workspace_write.network_access = \"yes\"", "1:42: invalid type: string \"yes\", expected a boolean", "^^^^^")]
    [InlineData("notify = \"x\"", "1:10: invalid type: string \"x\", expected a sequence", "^^^")]
    [InlineData("history = -0.5", "1:11: invalid type: floating point `-0.5`, expected struct History", "^^^^")]
    [InlineData("project_doc_max_bytes = -1", "1:25: invalid value: integer `-1`, expected usize", "^^")]
    [InlineData("sandbox_mode = \"foo\"", "1:16: unknown variant `foo`, expected one of `read-only`, `workspace-write`, `danger-full-access`", "^^^^^")]
    [InlineData("forced_login_method = \"foo\"", "1:23: unknown variant `foo`, expected `chatgpt` or `api`", "^^^^^")]
    [InlineData("sandbox_mode = 3", "1:16: invalid type: unit variant, expected string only", "^")]
    [InlineData("sandbox_mode = {}", "1:16: wanted exactly 1 element, found 0 elements", "^^")]
    [InlineData("unknown_one = 1\nmodel = 5", "2:9: invalid type: integer `5`, expected a string", "^")]
    [InlineData("model = \"a\nx = 1", "1:11: invalid basic string, expected `\"`", "^")]
    [InlineData("model = ", "1:9: string values must be quoted, expected literal string", "^")]
    [InlineData("model = \"a\"\nmodel = \"b\"", "2:1: duplicate key", "^^^^^")]
    [InlineData("[mcp_servers.s]\ncommand = 'c'\nurl = 'u'", "1:1: url is not supported for stdio", "^^^^^^^^^^^^^^^")]
    [InlineData("[mcp_servers.s]\nenabled = true", "1:1: invalid transport", "^^^^^^^^^^^^^^^")]
    [InlineData("[model_providers.x]\nname = 'n'\nwire_api = 'chat'", "3:12: `wire_api = \"chat\"` is no longer supported.\nHow to fix: set `wire_api = \"responses\"` in your provider config.\nMore info: https://github.com/openai/codex/discussions/7782", "^^^^^^")]
    [InlineData("[mcp_enterprise_managed_auth]\nx = 1", "2:1: unknown field `x`, expected `idp`", "^")] // Exact.
    [InlineData("model_reasoning_effort = ''", "1:26: reasoning_effort must not be empty", "^^")]
    [InlineData("[approval_policy.granular]\nsandbox_approval = true\nmcp_elicitations = true", "1:1: missing field `rules`", "^^^^^^^^^^^^^^^^^^^^^^^^^^")]
    [InlineData("[approval_policy.granular]\nsandbox_approval = true\nmcp_elicitations = true\nrules = true\nzork = 1", "5:1: unknown configuration field `approval_policy.granular.zork`", "^^^^")] // Exact.
    [InlineData("sandbox_mode = 'read-only'\n[permissions.a]\nzork = 1", "3:1: unknown configuration field `permissions.a.zork`", "^^^^")] // Not seen by the reference.
    [InlineData("[agents.r]\nzork = 1", "2:1: unknown configuration field `agents.r.zork`", "^^^^")] // Not seen by the reference.
    [InlineData("[[hooks.Stop]]\nzork = 1", "2:1: unknown configuration field `hooks.Stop.0.zork`", "^^^^")] // Not seen by the reference.
    [InlineData("sandbox_mode = 'read-only'\n[permissions.a.network]\nenabled = 3", "3:11: invalid type: integer `3`, expected a boolean", "^")] // Exact.
    [InlineData("[profiles.x]\nmodel = 'm'\nfoo = 1", "3:1: unknown configuration field `profiles.x.foo`", "^^^")]
    [InlineData("[tui.keymap.chat]\ninterrupt_turn = ['esc', 'f2']\nzork = 'f1'", "3:1: unknown configuration field `tui.keymap.chat.zork`", "^^^^")]
    [InlineData("tui.keymap.chat.interrupt_turn = 3", "1:34: invalid type: integer `3`, expected a keybinding string or a list of keybinding strings", "^")]
    [InlineData("tui.mouse_scroll_speed = 0", "1:26: tui.mouse_scroll_speed must be a finite positive number", "^")]
    [InlineData("tui.mouse_scroll_speed = inf", "1:26: tui.mouse_scroll_speed must be a finite positive number", "^^^")]
    [InlineData("default_permissions = 'x'\n[permissions.x.network.mitm]\nzork = 1", "3:1: unknown field `zork`, expected one of `version`, `hooks`, `actions`", "^^^^")] // Exact.
    [InlineData("[plugins.p]\nzork = 1", "2:1: unknown configuration field `plugins.p.zork`", "^^^^")] // Not seen by the reference.
    [InlineData("[apps.a]\nzork = 1", "2:1: unknown configuration field `apps.a.zork`", "^^^^")] // Not seen by the reference.
    [InlineData("model = \"\"\"abc", "1:16: invalid multi-line basic string, expected `\"`", "^")]
    public void The_first_problem_has_the_place(string toml, string expected, string carets)
    {
        _fixture.WithUser(toml + "\n");

        var problems = _fixture.Loader.Check(_fixture.Request);

        Assert.Equal("@home/config.toml:" + expected, _fixture.Shorten(problems[0].Headline));
        Assert.Equal(carets, problems[0].Excerpt!.Split('\n')[2].Split("| ")[1].TrimStart());
        Assert.Equal(problems[0].Headline, _fixture.Load(request => request with { Strict = true }).Failure!.Message);
    }

    [Theory]
    [InlineData("foo=bar", "unknown configuration field `foo` in -c/--config override")]
    [InlineData("history.foo=1", "unknown configuration field `history.foo` in -c/--config override")]
    [InlineData("features.foo=true", "unknown configuration field `features.foo` in -c/--config override")]
    public void The_command_line_comes_before_files(string text, string expected)
    {
        _fixture.WithUser("zork = 1\n");
        var request = _fixture.Request with { Overrides = [text] };

        Assert.Equal([expected, "@home/config.toml:1:1: unknown configuration field `zork`"], _fixture.Loader.Check(request).Select(problem => _fixture.Shorten(problem.Headline)));
    }

    [Fact]
    public void Every_problem_of_every_file_is_listed()
    {
        _fixture.WithSystem("model = \n[x\n")
            .WithUser("approval_polic = \"never\"\nmodel = 5\n[projects.\"@repo\"]\ntrust_level = \"trusted\"\n")
            .WithFile("@repo/.codex/config.toml", "[sandbox_workspace_write]\nwritable_rots = []\n");

        var problems = _fixture.Loader.Check(_fixture.Request with { Cwd = _fixture.Repository });

        Assert.Equal(["@sys/config.toml:2:3", "@sys/config.toml:1:9"], problems.Take(2).Select(problem => _fixture.Shorten(problem.Headline)[.."@sys/config.toml:2:3".Length]));
        Assert.Equal(
            """
            @home/config.toml:2:9: invalid type: integer `5`, expected a string
              |
            2 | model = 5
              |         ^
            @home/config.toml:1:1: unknown configuration field `approval_polic`
              |
            1 | approval_polic = "never"
              | ^^^^^^^^^^^^^^
            help: did you mean `approval_policy`?
            @repo/.codex/config.toml:2:1: unknown configuration field `sandbox_workspace_write.writable_rots`
              |
            2 | writable_rots = []
              | ^^^^^^^^^^^^^
            help: did you mean `writable_roots`?
            """,
            _fixture.Shorten(string.Join('\n', problems.Where(problem => problem.Failure.File != _fixture.Expand("@sys/config.toml")))));
    }

    [Fact]
    public void The_line_of_a_string_without_end_is_shown() =>
        Assert.Equal("  |\n1 | model = \"\"\"abc\n  |                ^", _fixture.WithUser("model = \"\"\"abc\n").Loader.Check(_fixture.Request)[0].Excerpt);

    [Fact]
    public void Unknown_requirements_are_listed_last()
    {
        _fixture.WithUser("zork = 1\n").WithFile("@sys/requirements.toml", "allowed_sandbox_mode = ['read-only']\n[hooks]\nStopp = []\n[permissions.corp]\nextend = ':read-only'\n");

        Assert.Equal(
            """
            @home/config.toml:1:1: unknown configuration field `zork`
              |
            1 | zork = 1
              | ^^^^
            @sys/requirements.toml:1:1: unknown configuration field `allowed_sandbox_mode`
              |
            1 | allowed_sandbox_mode = ['read-only']
              | ^^^^^^^^^^^^^^^^^^^^
            help: did you mean `allowed_sandbox_modes`?
            @sys/requirements.toml:3:1: unknown configuration field `hooks.Stopp`
              |
            3 | Stopp = []
              | ^^^^^
            help: did you mean `Stop`?
            @sys/requirements.toml:5:1: unknown configuration field `permissions.corp.extend`
              |
            5 | extend = ':read-only'
              | ^^^^^^
            help: did you mean `extends`?
            """,
            _fixture.Shorten(string.Join('\n', _fixture.Loader.Check(_fixture.Request))));
        Assert.Null(_fixture.WithUser("sandbox_mode = 'read-only'").Load().Failure);
        Assert.StartsWith(_fixture.Expand("@sys/requirements.toml:1:1:"), _fixture.Load(request => request with { Strict = true }).Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_requirement_is_shown_with_its_line()
    {
        _fixture.WithFile("@sys/requirements.toml", "\nallowed_sandbox_modes = 'read-only'\n");

        Assert.Equal(
            """
            failed to parse requirements layer @sys/requirements.toml: invalid type: string "read-only", expected a sequence
            in `allowed_sandbox_modes`
              |
            2 | allowed_sandbox_modes = 'read-only'
              |                         ^^^^^^^^^^^
            """,
            _fixture.Shorten(_fixture.Loader.Check(_fixture.Request).Single().ToString()));
    }

    [Fact]
    public void Wrong_types_on_the_command_line_name_their_key() =>
        Assert.Equal(
            ["invalid type: integer `3`, expected a string\nin `model`", "unknown configuration field `mdel` in -c/--config override\nhelp: did you mean `model`?"],
            _fixture.Loader.Check(_fixture.Request with { Overrides = ["mdel=1", "model=3"] }).Select(problem => problem.ToString()));

    [Fact]
    public void A_misspelt_feature_is_suggested() =>
        Assert.Equal("Unknown feature flag: goal\nhelp: did you mean `goals`?", _fixture.Loader.Check(_fixture.Request with { EnabledFeatures = ["goal"] }).Single().ToString());

    [Theory]
    [InlineData("default_permissions = 'nope'", "default_permissions requires a `[permissions]` table\n --> @home/config.toml:1:23\n  |\n1 | default_permissions = 'nope'\n  |                       ^^^^^^")]
    [InlineData("model_provider = 'nope'", "Model provider `nope` not found\n --> @home/config.toml:1:18\n  |\n1 | model_provider = 'nope'\n  |                  ^^^^^^")]
    [InlineData(
        "default_permissions = 'a'\n[permissions.a]\nextends = 'b'\n[permissions.b]\nextends = 'a'",
        "permissions profile inheritance cycle detected: a -> b -> a\n --> @home/config.toml:5:11\n  |\n5 | extends = 'a'\n  |           ^^^")]
    [InlineData("[permissions.a]", "config defines `[permissions]` profiles but does not set `default_permissions`")]
    public void What_only_the_whole_shows_is_listed_with_its_origin(string toml, string expected) =>
        Assert.Equal([expected], _fixture.WithUser(toml).Loader.Check(_fixture.Request).Select(problem => _fixture.Shorten(problem.ToString())));

    [Fact]
    public void The_origin_is_the_highest_layer_that_sets_the_value()
    {
        _fixture.WithUser("model_provider = 'openai'\n").WithFile("@home/work.config.toml", "\nmodel_provider = 'nope'\n");

        Assert.Equal(
            (_fixture.Expand("@home/work.config.toml"), 2, 18),
            _fixture.Load(request => request with { Profile = "work" }).Failure!.Origin is { } origin ? (origin.File, origin.Span.Line, origin.Span.Column) : default);
        Assert.Null(_fixture.Load(request => request with { Overrides = ["model_provider=nope"] }).Failure!.Origin);
    }

    [Fact]
    public void A_good_configuration_has_no_problems()
    {
        _fixture.WithUser("model = 'm'\n[features]\ncollab = true\nundo = true\n").WithFile("@repo/.codex/config.toml", "zork = 1\n");

        Assert.Empty(_fixture.Loader.Check(_fixture.Request with { Cwd = _fixture.Repository }));
    }

    [Fact]
    public void The_server_tells_the_cause_of_a_syntax_error()
    {
        _fixture.WithUser("model = \"gpt-5\nx = 1\n");

        Assert.Equal(
            "@home/config.toml:1:15: invalid basic string, expected `\"`\n\nCaused by:\n    TOML parse error at line 1, column 15\n      |\n    1 | model = \"gpt-5\n      |               ^\n    invalid basic string, expected `\"`\n    ",
            _fixture.Shorten(_fixture.Loader.Check(_fixture.Request)[0].ServerText));
    }

    [Fact]
    public void The_gutter_is_as_wide_as_the_line_number()
    {
        _fixture.WithUser(new string('\n', 99) + "\tzork = 1 # é\r\n");

        Assert.Equal("    |\n100 | \tzork = 1 # é\n    |  ^^^^", _fixture.Loader.Check(_fixture.Request)[0].Excerpt);
    }
}
