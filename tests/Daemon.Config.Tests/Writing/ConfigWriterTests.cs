using System.Runtime.Versioning;
using System.Text.Json;

using Daemon.Config.Layers;
using Daemon.Config.Tests.Testing;
using Daemon.Config.Values;
using Daemon.Config.Writing;

namespace Daemon.Config.Tests.Writing;

public sealed class ConfigWriterTests : IDisposable
{
    private readonly ConfigFixture _fixture = new();
    private readonly ConfigWriter _writer;

    public ConfigWriterTests() => _writer = new ConfigWriter(_fixture.Loader, TimeProvider.System);

    public void Dispose()
    {
        _writer.Dispose();
        _fixture.Dispose();
    }

    [Fact]
    public async Task A_file_keeps_its_comments_and_order()
    {
        const string Head = "# my settings\nmodel = \"mock-model\"\nmodel_provider = \"mock\" # why\n\n[model_providers.mock]\nname = \"mock\"\n\n[features]\nplugins = false\n";
        _fixture.WithUser(Head + "\n# the end\n");

        await Written(Edit("model", "\"new-model\""));
        await Written(
            Edit("tui.theme", "\"x\"", MergeStrategy.Upsert),
            Edit("sandbox_workspace_write.network_access", "true", MergeStrategy.Upsert),
            Edit("model_reasoning_effort", "\"low\""));
        await Written(Edit("model_reasoning_effort", "null"));

        Assert.Equal(
            Head.Replace("mock-model", "new-model", StringComparison.Ordinal)
                + "\n[tui]\ntheme = \"x\"\n\n[sandbox_workspace_write]\nnetwork_access = true\n\n# the end\n",
            File.ReadAllText(_fixture.UserFile));
    }

    [Theory]
    [InlineData("", "model", "\"x\"", "model = \"x\"\n")]
    [InlineData("model = \"a\"\n", "model", "null", "")]
    [InlineData("", "nope.nope", "null", "")]
    [InlineData("", "projects.\"/a b/y.z\".trust_level", "\"trusted\"", "[projects.\"/a b/y.z\"]\ntrust_level = \"trusted\"\n")]
    [InlineData("[tui]\ntheme = \"a\"\n", "tui", """{"animations":true}""", "[tui]\nanimations = true\n")]
    [InlineData("model = 3\n", "model", "\"ok\"", "model = \"ok\"\n")]
    public async Task Replace(string before, string path, string value, string after)
    {
        _fixture.WithUser(before);

        await Written(Edit(path, value));

        Assert.Equal(after, File.ReadAllText(_fixture.UserFile));
    }

    [Theory]
    [InlineData("[tui]\ntheme = \"a\"\n", "tui", """{"animations":true}""", """{"tui":{"animations":true,"theme":"a"}}""")]
    [InlineData("[tui.keymap]\na = \"1\"\n", "tui", """{"keymap":{"b":"2"}}""", """{"tui":{"keymap":{"a":"1","b":"2"}}}""")]
    [InlineData("notify = [\"a\"]\n", "notify", """["b"]""", """{"notify":["b"]}""")]
    [InlineData("", "mcp_servers.s", """{"command":"c","env":{"A":"1"},"args":["x"]}""", """{"mcp_servers":{"s":{"args":["x"],"command":"c","env":{"A":"1"}}}}""")]
    [InlineData("", "history", "{}", """{"history":{}}""")]
    public async Task Upsert_merges_tables(string before, string path, string value, string after)
    {
        _fixture.WithUser(before);

        await Written(Edit(path, value, MergeStrategy.Upsert));

        Assert.Equal(after, CanonicalJson.Format(_fixture.Load().Layers.Single(layer => layer.Source is ConfigLayerSource.User).Table));
    }

    [Theory]
    [InlineData("", "1", "keyPath must not be empty")]
    [InlineData("a..b", "1", "keyPath segments must not be empty")]
    [InlineData(".a", "1", "keyPath segments must not be empty")]
    [InlineData("a.", "1", "keyPath segments must not be empty")]
    [InlineData("x.\"\"", "1", "keyPath segments must not be empty")]
    [InlineData("projects.\"/a", "1", "unterminated quoted keyPath segment")]
    [InlineData("x.\"a\"b", "1", "invalid quoted keyPath segment")]
    [InlineData("model.x", "1", "cannot set value on non-table parent")]
    [InlineData("model", "5", "Invalid configuration: invalid type: integer `5`, expected a string\nin `model`\n")]
    [InlineData("approval_policy", "\"nonsense\"", "Invalid configuration: unknown variant `nonsense`, expected one of `untrusted`, `on-failure`, `on-request`, `granular`, `never`\nin `approval_policy`\n")]
    [InlineData("approval_policy", "\"untrusted\"", "Invalid configuration: approval_policy = \"untrusted\" is no longer supported; remove this setting")]
    [InlineData("profile", "\"x\"", "`profile` is a legacy config selector and can no longer be written; use `--profile <name>` with `<name>.config.toml` instead")]
    [InlineData("profiles.x.model", "\"y\"", "`profiles` contains legacy config profile tables and can no longer be written; use `--profile <name>` with `<name>.config.toml` instead")]
    [InlineData("model_providers.openai.name", "\"x\"", "Invalid configuration: model_providers contains reserved built-in provider IDs: `openai`. Built-in providers cannot be overridden. Rename your custom provider (for example, `openai-custom`).\nin `model_providers`\n")]
    [InlineData("model_providers.x.name", "\"\"", "Invalid configuration: model_providers.x: provider name must not be empty\nin `model_providers`\n")]
    [InlineData("x", "{\"a\":null}", "invalid value: invalid type: null, expected any valid TOML value")]
    [InlineData("x", "\"\\ud800\"", "invalid value: invalid type: null, expected any valid TOML value")]
    [InlineData("x", "[1,null]", "invalid value: invalid type: null, expected any valid TOML value")]
    public async Task Refused_edits_change_nothing(string path, string value, string expected)
    {
        const string Before = "model = \"m\" # keep\n";
        _fixture.WithUser(Before);

        var outcome = await Write(new ConfigWriteRequest { Edits = [Edit("review_model", "\"r\""), Edit(path, value)] });

        Assert.Equal(new ConfigWriteOutcome.Refused(ConfigWriteErrorCode.ConfigValidationError, expected), outcome);
        Assert.Equal(Before, File.ReadAllText(_fixture.UserFile));
    }

    [Theory]
    [InlineData("features.nope", "true")]
    [InlineData("zork", "1")]
    [InlineData("model_provider", "\"nope\"")]
    [InlineData("default_permissions", "\"nope\"")]
    public async Task What_only_the_whole_can_tell_is_accepted(string path, string value) => await Written(Edit(path, value));

    [Theory]
    [InlineData("/elsewhere/config.toml")]
    [InlineData("config.toml")]
    [InlineData("")]
    public async Task Only_the_users_file_may_be_written(string path) => Assert.Equal(
        new ConfigWriteOutcome.Refused(ConfigWriteErrorCode.ConfigLayerReadonly, "Only writes to the user config are allowed"),
        await Write(new ConfigWriteRequest { Edits = [Edit("model", "1")], FilePath = path }));

    [Fact]
    public async Task A_version_guards_against_other_writers()
    {
        _fixture.WithUser("model = \"a\"\nlog_dir = \"log\"\n");
        var version = _fixture.Load().Layers.Single(layer => layer.Source is ConfigLayerSource.User).Version;
        var request = new ConfigWriteRequest { Edits = [Edit("model", "\"b\"")], ExpectedVersion = version };

        var written = Assert.IsType<ConfigWriteOutcome.Written>(await Write(request));
        Assert.Equal(_fixture.Load().Layers.Single(layer => layer.Source is ConfigLayerSource.User).Version, written.Version);
        Assert.Equal(
            new ConfigWriteOutcome.Refused(ConfigWriteErrorCode.ConfigVersionConflict, "Configuration was modified since last read. Fetch latest version and retry."),
            await Write(request));
    }

    [Fact]
    public async Task A_file_that_is_not_toml_is_not_touched()
    {
        _fixture.WithUser("model = \n");

        var failed = Assert.IsType<ConfigWriteOutcome.Failed>(await Write(new ConfigWriteRequest { Edits = [Edit("model", "\"x\"")] }));

        Assert.Equal("@home/config.toml:1:9: string values must be quoted, expected literal string", _fixture.Shorten(failed.Failure.Message));
        Assert.Equal("model = \n", File.ReadAllText(_fixture.UserFile));
    }

    [Fact]
    public async Task An_edit_without_effect_names_the_layer_that_decides()
    {
        _fixture.WithFile("@sys/managed_config.toml", "review_model = \"man\"\nsandbox_workspace_write = { writable_roots = [\"/x\"] }\n");
        var request = _fixture.Request with { Overrides = ["tui.theme=\"flag\""] };

        var flag = await Metadata(Edit("tui.theme", "\"zz\""));
        Assert.Equal("Overridden by session flags", flag!.Message);
        Assert.Equal("\"flag\"", CanonicalJson.Format(flag.EffectiveValue!));
        Assert.Equal("Overridden by legacy managed_config.toml: @sys/managed_config.toml", _fixture.Shorten((await Metadata(Edit("review_model", "\"q\"")))!.Message));
        Assert.Equal(
            """{"network_access":true,"writable_roots":["/x"]}""",
            CanonicalJson.Format((await Metadata(Edit("sandbox_workspace_write", """{"network_access":true}""", MergeStrategy.Upsert)))!.EffectiveValue!));
        Assert.Null(await Metadata(Edit("model", "\"m\"")));

        async Task<OverriddenMetadata?> Metadata(ConfigEdit edit) => Assert.IsType<ConfigWriteOutcome.Written>(
            await _writer.WriteAsync(new ConfigWriteRequest { Edits = [edit] }, request, CancellationToken.None)).Overridden;
    }

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public async Task Mode_and_link_survive()
    {
        Skip.If(OperatingSystem.IsWindows(), "Unix modes.");
        _fixture.WithFile("@user/dotfiles/codex.toml", "model = \"a\"\n");
        var target = _fixture.Expand("@user/dotfiles/codex.toml");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        File.SetUnixFileMode(target, Mode);
        File.CreateSymbolicLink(_fixture.UserFile, target);

        await Written(Edit("model", "\"b\""));

        Assert.Equal(target, new FileInfo(_fixture.UserFile).LinkTarget);
        Assert.Equal("model = \"b\"\n", File.ReadAllText(target));
        Assert.Equal(Mode, File.GetUnixFileMode(target));
        Assert.Empty(Directory.GetFiles(_fixture.User, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Concurrent_writers_lose_no_edit()
    {
        using var other = new ConfigWriter(_fixture.Loader, TimeProvider.System);
        var writes = Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? _writer : other).WriteAsync(
            new ConfigWriteRequest { Edits = [Edit($"responses_api_metadata.k{i}", $"\"{i}\"")] }, _fixture.Request, CancellationToken.None));

        var outcomes = await Task.WhenAll(writes);

        Assert.All(outcomes, outcome => Assert.IsType<ConfigWriteOutcome.Written>(outcome));
        Assert.Equal(40, new TableReader(_fixture.Load().Merged).TextMap("responses_api_metadata").Count);
    }

    /// <summary>An editor saves by rename, as fast as it can, while edits are written: its last save is there in the end, and no save is torn.</summary>
    [Fact]
    public async Task An_editor_that_replaces_the_file_loses_no_save()
    {
        const int Saves = 400;
        _fixture.WithUser("review_model = \"save 0\"\n");
        var editor = new Thread(() =>
        {
            for (var i = 1; i <= Saves; i++)
            {
                var draft = _fixture.UserFile + ".swp";
                File.WriteAllText(draft, $"review_model = \"save {i}\"\n");
                File.Move(draft, _fixture.UserFile, overwrite: true);
            }
        });

        editor.Start();
        for (var i = 0; editor.IsAlive; i++)
        {
            var outcome = await Write(new ConfigWriteRequest { Edits = [Edit("model", $"\"m{i}\"")] });
            Assert.True(
                outcome is ConfigWriteOutcome.Written || (outcome is ConfigWriteOutcome.Failed failed
                    && failed.Failure.Message.EndsWith("another program keeps changing the file", StringComparison.Ordinal)),
                outcome.ToString());
        }

        await Written(Edit("model", "\"last\""));
        Assert.Equal($"review_model = \"save {Saves}\"\nmodel = \"last\"\n", File.ReadAllText(_fixture.UserFile));
        Assert.Empty(Directory.GetFiles(_fixture.CodexHome, "*.tmp"));
    }

    [Fact]
    public async Task What_a_killed_writer_left_is_cleared_away()
    {
        _fixture.WithUser("model = 'a'\n").WithFile("@home/.config.toml.0123.tmp", "model = 'half").WithFile("@home/notes.tmp", "mine");

        await Written(Edit("model", "\"b\""));

        Assert.Equal("model = 'b'\n", File.ReadAllText(_fixture.UserFile));
        Assert.Equal(["notes.tmp"], Directory.EnumerateFiles(_fixture.CodexHome, "*.tmp").Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("old", "old", true, "new")]
    [InlineData("old", "saved by an editor", false, "saved by an editor")]
    [InlineData("", null, true, "new")]
    [InlineData("old", null, false, null)]
    [InlineData("", "saved by an editor", false, "saved by an editor")]
    public void A_file_that_changed_at_the_last_moment_is_left_to_who_changed_it(string expected, string? found, bool committed, string? left)
    {
        using (var pending = AtomicFile.Prepare(_fixture.UserFile, "new"u8))
        {
            if (found is not null)
            {
                File.WriteAllText(_fixture.UserFile, found);
            }

            Assert.Equal(committed, pending.TryCommit(System.Text.Encoding.UTF8.GetBytes(expected)));
        }

        Assert.Equal(left, File.Exists(_fixture.UserFile) ? File.ReadAllText(_fixture.UserFile) : null);
        Assert.Empty(Directory.GetFiles(_fixture.CodexHome, "*.tmp"));
    }

    [Fact]
    public async Task A_folder_in_place_of_the_file_is_refused()
    {
        Directory.CreateDirectory(_fixture.UserFile);

        var failed = Assert.IsType<ConfigWriteOutcome.Failed>(await Write(new ConfigWriteRequest { Edits = [Edit("model", "\"b\"")] }));

        Assert.Equal("Failed to read config file @home/config.toml: Is a directory (os error 21)", _fixture.Shorten(failed.Failure.Message));
    }

    [Fact]
    public async Task Ten_megabytes_are_edited()
    {
        var text = string.Concat(Enumerable.Range(0, 150_000).Select(i => $"# a remark of some length, number {i}, for the file to be large\n"));
        _fixture.WithUser(text + "model = 'a'\n");

        await Written(Edit("model", "\"b\""));

        Assert.Equal(text + "model = 'b'\n", File.ReadAllText(_fixture.UserFile));
    }

    [Fact]
    public async Task Trust_is_written_for_the_repository()
    {
        _fixture.WithUser("model = \"m\"\n").WithFile("@repo/sub/x", "");
        var folder = _fixture.Load(request => request with { Cwd = _fixture.Expand("@repo/sub") }).Effective!.TrustFolder!;

        Assert.IsType<ConfigWriteOutcome.Written>(await _writer.TrustAsync(folder, _fixture.Request, CancellationToken.None));

        Assert.Equal("model = \"m\"\n\n[projects.\"@repo\"]\ntrust_level = \"trusted\"\n", _fixture.Shorten(File.ReadAllText(_fixture.UserFile)));
        Assert.Equal(TrustLevel.Trusted, _fixture.Load(request => request with { Cwd = _fixture.Expand("@repo/sub") }).Effective!.Trust);
    }

    [Fact]
    public async Task No_edits_are_fine()
    {
        var written = Assert.IsType<ConfigWriteOutcome.Written>(await Write(new ConfigWriteRequest { Edits = [] }));

        Assert.StartsWith("sha256:44136fa3", written.Version, StringComparison.Ordinal);
        Assert.False(File.Exists(_fixture.UserFile));
    }

    private static ConfigEdit Edit(string path, string json, MergeStrategy strategy = MergeStrategy.Replace)
    {
        using var document = JsonDocument.Parse(json);
        return new ConfigEdit(path, document.RootElement.Clone(), strategy);
    }

    private Task<ConfigWriteOutcome> Write(ConfigWriteRequest request) => _writer.WriteAsync(request, _fixture.Request, CancellationToken.None);

    private async Task Written(params ConfigEdit[] edits) =>
        Assert.IsType<ConfigWriteOutcome.Written>(await Write(new ConfigWriteRequest { Edits = edits }));
}
