using System.Text.Json.Nodes;

using Daemon.Config.Loading;
using Daemon.Config.Reading;
using Daemon.Config.Tests.Testing;

namespace Daemon.Config.Tests.Reading;

public sealed class ConfigReadDocumentTests : IDisposable
{
    private readonly ConfigFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Every_known_key_is_there_with_the_shown_defaults()
    {
        var config = Read(_fixture.Load())["config"]!.AsObject();

        Assert.Equal(107, config.Count);
        var set = new JsonObject(config.Where(member => member.Value is not null && member.Key != "features").OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
        Assert.Equal(
            """{"allow_login_shell":true,"background_terminal_max_timeout":300000,"chatgpt_base_url":"https://chatgpt.com/backend-api/","cli_auth_credentials_store":"file","file_opener":"vscode","hide_agent_reasoning":false,"history":{"persistence":"save-all","max_bytes":null},"include_apps_instructions":true,"include_collaboration_mode_instructions":true,"include_environment_context":true,"include_environment_context_time":true,"include_permissions_instructions":true,"marketplaces":{},"mcp_oauth_credentials_store":"auto","mcp_servers":{},"model_providers":{},"plugins":{},"profiles":{},"project_doc_fallback_filenames":[],"project_doc_max_bytes":32768,"project_root_markers":[".git"],"shell_environment_policy":{"inherit":null,"ignore_default_excludes":null,"exclude":null,"set":null,"include_only":null,"filters":null,"experimental_use_profile":null}}""",
            set.ToJsonString());
        Assert.Equal(16, config["features"]!.AsObject().Count);
    }

    // Observed on the reference.
    [Theory]
    [InlineData("approval_policy = { granular = { sandbox_approval = true, rules = true, mcp_elicitations = false } }", "approval_policy", """{"granular":{"sandbox_approval":true,"rules":true,"skill_approval":false,"request_permissions":false,"mcp_elicitations":false}}""")]
    [InlineData("sandbox_workspace_write = { network_access = true }", "sandbox_workspace_write", """{"writable_roots":[],"network_access":true,"exclude_tmpdir_env_var":false,"exclude_slash_tmp":false}""")]
    [InlineData("tools = { web_search = true, update_plan = { enabled = true } }", "tools", """{"web_search":null}""")]
    [InlineData("tools = { client_search_provider = 'standalone' }", "client_search_provider", "\"standalone\"")]
    [InlineData("projects.'/a b'.trust_level = 'trusted'", "projects", """{"/a b":{"trust_level":"trusted"}}""")]
    [InlineData("plugins.p.enabled = false", "plugins", """{"p":{"enabled":false}}""")]
    [InlineData("skills.config = [{ path = 'a', enabled = false }]", "skills", """{"config":[{"path":"@home/a","enabled":false}]}""")]
    [InlineData("desktop.a = 1", "desktop", """{"a":1}""")]
    [InlineData("zork = 1", "zork", null)]
    [InlineData("model_providers.x = { name = 'n' }", "model_providers", """{"x":{"name":"n","base_url":null,"model_catalog_url":null,"env_key":null,"env_key_instructions":null,"experimental_bearer_token":null,"auth":null,"gateway_oauth":null,"aws":null,"project_id":null,"location":null,"credential_file":null,"wire_api":"responses","capabilities":null,"query_params":null,"http_headers":null,"env_http_headers":null,"request_max_retries":null,"stream_max_retries":null,"stream_idle_timeout_ms":null,"websocket_connect_timeout_ms":null,"requires_openai_auth":false,"supports_websockets":false,"supports_standalone_web_search":false}}""")]
    public void Tables_show_their_members(string toml, string key, string? expected)
    {
        var config = Read(_fixture.WithUser(toml).Load())["config"]!;

        Assert.Equal(expected, config[key] is { } value ? _fixture.Shorten(value.ToJsonString(Relaxed)) : null);
    }

    [Fact]
    public void Features_show_what_is_written_and_what_is_resolved()
    {
        var features = Read(_fixture.WithUser("[features]\nnope = true\nartifact = true\ncode_mode = { enabled = true }\nremote_plugin = false\n").Load())["config"]!["features"]!;

        Assert.True(features["nope"]!.GetValue<bool>());
        Assert.True(features["artifact"]!.GetValue<bool>());
        Assert.Equal("""{"enabled":true}""", features["code_mode"]!.ToJsonString());
        Assert.False(features["remote_plugin"]!.GetValue<bool>());
        Assert.True(features["mentions_v2"]!.GetValue<bool>());
        Assert.Null(features["network_proxy"]);
    }

    [Fact]
    public void Origins_and_layers_name_their_files()
    {
        _fixture.WithSystem("notify = ['sys', 'a']\nmodel = 'sys'\n").WithUser("notify = ['user']\n[projects.'/a.b']\ntrust_level = 'trusted'\n");

        var document = Read(_fixture.Load(request => request with { Overrides = ["model=flag"] }), includeLayers: true);

        Assert.Equal(
            """{"model":"sessionFlags","notify.0":"user","projects./a.b.trust_level":"user","notify.1":"system"}""",
            new JsonObject(document["origins"]!.AsObject().Select(member => KeyValuePair.Create<string, JsonNode?>(member.Key, member.Value!["name"]!["type"]!.GetValue<string>()))).ToJsonString(Relaxed));
        var layers = document["layers"]!.AsArray();
        Assert.Equal(
            """[{"type":"sessionFlags"},{"type":"user","file":"@home/config.toml","profile":null},{"type":"system","file":"@sys/config.toml"}]""",
            _fixture.Shorten(new JsonArray([.. layers.Select(layer => layer!["name"]!.DeepClone())]).ToJsonString(Relaxed)));
        Assert.Equal("""{"model":"flag"}""", layers[0]!["config"]!.ToJsonString());
        Assert.Equal("sha256:", layers[0]!["version"]!.GetValue<string>()[..7]);
        Assert.Null(Read(_fixture.Load())["layers"]);
    }

    [Theory]
    [InlineData("model = \n", "failed to read configuration layers: @home/config.toml:1:9: string values must be quoted, expected literal string")]
    [InlineData("model = 3\n", "invalid configuration: invalid type: integer `3`, expected a string\nin `model`\n")]
    [InlineData("default_permissions = 'nope'\n", "failed to resolve feature override precedence: default_permissions requires a `[permissions]` table")]
    public void A_broken_configuration_cannot_be_read(string toml, string expected) =>
        Assert.Equal(expected, _fixture.Shorten(ConfigReadDocument.Error(_fixture.WithUser(toml).Load())!));

    private static System.Text.Json.JsonSerializerOptions Relaxed { get; } = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
    };

    private static JsonNode Read(ConfigSnapshot snapshot, bool includeLayers = false)
    {
        Assert.Null(snapshot.Failure);
        return JsonText.Node(writer => ConfigReadDocument.Write(writer, snapshot, includeLayers));
    }
}
