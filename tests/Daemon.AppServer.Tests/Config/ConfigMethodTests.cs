using System.Text.Json;

namespace Daemon.AppServer.Tests.Config;

public sealed class ConfigMethodTests
{
    [Fact]
    public async Task A_written_value_is_read_back_and_the_comment_stays()
    {
        await using var daemon = await ConfigDaemon.StartAsync("# mine\nmodel = \"a\"\n");

        var written = await daemon.Client.CallAsync("config/value/write", """{"keyPath":"model","value":"b","mergeStrategy":"replace"}""");
        var read = await daemon.Client.CallAsync("config/read");

        Assert.Equal("ok", written.GetProperty("status").GetString());
        Assert.Equal("b", read.GetProperty("config").GetProperty("model").GetString());
        Assert.Equal(written.GetProperty("version").GetString(), read.GetProperty("origins").GetProperty("model").GetProperty("version").GetString());
        Assert.Equal("# mine\nmodel = \"b\"\n", await File.ReadAllTextAsync(daemon.ConfigFile));
    }

    [Fact]
    public async Task A_batch_with_a_bad_edit_writes_nothing()
    {
        await using var daemon = await ConfigDaemon.StartAsync("model = \"a\"\n");

        var error = await daemon.Client.RefusedAsync(
            "config/batchWrite",
            """{"edits":[{"keyPath":"model","value":"b","mergeStrategy":"replace"},{"keyPath":"","value":1,"mergeStrategy":"replace"}]}""");

        Assert.Equal(-32600, error.GetProperty("code").GetInt32());
        Assert.Equal("configValidationError", error.GetProperty("data").GetProperty("config_write_error_code").GetString());
        Assert.Equal("model = \"a\"\n", await File.ReadAllTextAsync(daemon.ConfigFile));
    }

    [Fact]
    public async Task A_written_value_below_the_command_line_is_called_overridden()
    {
        await using var daemon = await ConfigDaemon.StartAsync(change: options => options with { Overrides = ["model=flag"] });

        var written = await daemon.Client.CallAsync("config/value/write", """{"keyPath":"model","value":"b","mergeStrategy":"replace"}""");

        Assert.Equal("okOverridden", written.GetProperty("status").GetString());
        Assert.Equal("flag", written.GetProperty("overriddenMetadata").GetProperty("effectiveValue").GetString());
    }

    [Fact]
    public async Task A_null_deletes_and_an_old_version_conflicts()
    {
        await using var daemon = await ConfigDaemon.StartAsync("model = \"a\"\n");

        await daemon.Client.CallAsync("config/value/write", """{"keyPath":"model","value":null,"mergeStrategy":"replace"}""");
        var error = await daemon.Client.RefusedAsync(
            "config/value/write", """{"keyPath":"model","value":"b","mergeStrategy":"replace","expectedVersion":"sha256:00"}""");

        Assert.Equal("configVersionConflict", error.GetProperty("data").GetProperty("config_write_error_code").GetString());
        Assert.DoesNotContain("model", await File.ReadAllTextAsync(daemon.ConfigFile), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    public async Task Requirements_are_null_when_there_are_none(string? parameters)
    {
        await using var daemon = await ConfigDaemon.StartAsync();

        var result = await daemon.Client.CallAsync("configRequirements/read", parameters);

        Assert.Equal(JsonValueKind.Null, result.GetProperty("requirements").ValueKind);
    }

    [Fact]
    public async Task A_method_that_declares_parameters_needs_them()
    {
        await using var daemon = await ConfigDaemon.StartAsync();

        var error = await daemon.Client.RefusedAsync("config/read", null);

        Assert.Equal("Invalid request: missing field `params`", error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Features_switched_at_run_time_show_until_the_configuration_decides()
    {
        await using var daemon = await ConfigDaemon.StartAsync();

        var set = await daemon.Client.CallAsync("experimentalFeature/enablement/set", """{"enablement":{"memories":true,"shell_tool":false}}""");
        var switched = await EnabledAsync(daemon, "memories");
        await daemon.Client.CallAsync("config/value/write", """{"keyPath":"features.memories","value":false,"mergeStrategy":"replace"}""");

        Assert.Equal("""{"enablement":{"memories":true}}""", set.GetRawText());
        Assert.True(switched);
        Assert.False(await EnabledAsync(daemon, "memories"));
    }

    [Fact]
    public async Task Profiles_are_listed_in_pages_even_when_none_is_chosen()
    {
        await using var daemon = await ConfigDaemon.StartAsync("[permissions.dev.filesystem]\n\":root\" = \"read\"\n");

        var page = await daemon.Client.CallAsync("permissionProfile/list", """{"cursor":"2","limit":1}""");
        var last = await daemon.Client.CallAsync("permissionProfile/list", """{"cursor":"3"}""");

        Assert.Equal(":danger-full-access", page.GetProperty("data")[0].GetProperty("id").GetString());
        Assert.Equal("3", page.GetProperty("nextCursor").GetString());
        Assert.Equal("dev", last.GetProperty("data")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_broken_rules_file_is_told_at_the_handshake()
    {
        await using var daemon = await ConfigDaemon.StartAsync(change: options =>
        {
            Directory.CreateDirectory(Path.Join(options.CodexHome, "rules"));
            File.WriteAllText(Path.Join(options.CodexHome, "rules", "x.rules"), "prefix_rule(pattern=[)\n");
            return options;
        });

        var warning = await daemon.Client.NotificationAsync("configWarning");

        Assert.Equal("Error parsing rules; custom rules not applied.", warning.GetProperty("summary").GetString());
        Assert.Equal(Path.Join(daemon.Home, "rules", "x.rules"), warning.GetProperty("path").GetString());
        Assert.Equal(1, warning.GetProperty("range").GetProperty("start").GetProperty("line").GetInt32());
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task A_batch_reaches_loaded_threads_when_asked_to(string reload, bool reached)
    {
        await using var daemon = await ConfigDaemon.StartAsync();
        var thread = await daemon.Client.CallAsync("thread/start");
        var id = thread.GetProperty("thread").GetProperty("id").GetString();

        await daemon.Client.CallAsync(
            "config/batchWrite",
            $$"""{"edits":[{"keyPath":"features.artifact","value":true,"mergeStrategy":"replace"}],"reloadUserConfig":{{reload}}}""");

        Assert.Equal(reached, await EnabledAsync(daemon, "artifact", $$"""{"threadId":"{{id}}"}"""));
        Assert.True(await EnabledAsync(daemon, "artifact"));
    }

    [Fact]
    public async Task A_setting_that_only_a_thread_has_is_told_once_to_all_and_to_each_thread()
    {
        await using var daemon = await ConfigDaemon.StartAsync();

        await daemon.Client.CallAsync("thread/start", """{"config":{"bogus":1}}""");
        await daemon.Client.CallAsync("thread/start", """{"config":{"bogus":1}}""");
        await daemon.Client.CallAsync("thread/loaded/list");

        Assert.Equal((1, 2), (Count("configWarning"), Count("warning")));

        int Count(string method) => daemon.Client.Received.Count(message =>
            message.TryGetProperty("method", out var name) && name.GetString() == method && message.GetRawText().Contains("bogus", StringComparison.Ordinal));
    }

    private static async Task<bool> EnabledAsync(ConfigDaemon daemon, string name, string parameters = "{}")
    {
        var list = await daemon.Client.CallAsync("experimentalFeature/list", parameters);
        return list.GetProperty("data").EnumerateArray().Single(feature => feature.GetProperty("name").GetString() == name).GetProperty("enabled").GetBoolean();
    }
}
