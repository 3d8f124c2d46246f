using System.Text.Json;
using Daemon.AppServer.Tests.Fakes;

namespace Daemon.AppServer.Tests.Plugins;

/// <summary>A folder with a marketplace <c>acme</c> and its plugin <c>demo</c>, which has a skill, a hook and a tool server.</summary>
internal sealed class PluginShelf
{
    public PluginShelf(ScriptedDaemon daemon)
    {
        Folder = Path.Join(daemon.User, "shelf");
        Write(
            ".agents/plugins/marketplace.json",
            """
            {"name":"acme","interface":{"displayName":"Acme"},"plugins":[
             {"name":"demo","source":{"source":"local","path":"./demo"},"category":"Tools"},
             {"name":"ghost","source":"./ghost"},
             {"name":"closed","source":"./demo","policy":{"installation":"NOT_AVAILABLE"}},
             {"name":"away","source":{"source":"url","url":"https://git.example/x.git","ref":"main"}},
             {"name":"escaping","source":"./../demo"}]}
            """);
        Write(
            "demo/.codex-plugin/plugin.json",
            """{"name":"demo","version":"1.0","description":"Shows things","keywords":["a"],"interface":{"displayName":"The Demo","logo":"./logo.png","composerIcon":"../up.png"}}""");
        Write("demo/skills/hello/SKILL.md", "---\nname: hello\ndescription: says hello\n---\nSay hello loudly.\n");
        Write("demo/hooks/hooks.json", """{"hooks":{"UserPromptSubmit":[{"hooks":[{"type":"command","command":"echo root is $PLUGIN_ROOT; echo ${CLAUDE_PLUGIN_DATA}"}]}]}}""");
        Write("demo/.mcp.json", """{"mcpServers":{"spare":{"command":"sh","args":["./serve.sh"],"cwd":"."}}}""");
        Write(
            "demo/serve.sh",
            """
            while read -r line; do
              id=$(printf '%s' "$line" | sed -n 's/.*"id":\([0-9]*\).*/\1/p')
              case "$line" in
                *'"initialize"'*) echo '{"jsonrpc":"2.0","id":'$id',"result":{"protocolVersion":"2025-06-18","capabilities":{"tools":{}},"serverInfo":{"name":"spare","version":"1"}}}';;
                *'"tools/list"'*) echo '{"jsonrpc":"2.0","id":'$id',"result":{"tools":[{"name":"lift","description":"Lifts.","inputSchema":{"type":"object","properties":{}}}]}}';;
                *'"id"'*) echo '{"jsonrpc":"2.0","id":'$id',"error":{"code":-32601,"message":"no such method"}}';;
              esac
            done
            """);
    }

    public string Folder { get; }

    public string Manifest => Path.Join(Folder, ".agents", "plugins", "marketplace.json");

    public string Source => Json(Folder);

    /// <summary>A text as JSON.</summary>
    public static string Json(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    public void Write(string path, string text)
    {
        var file = Path.Join(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>The parameters that name a plugin of the shelf.</summary>
    public string Plugin(string name) => $$"""{"pluginName":"{{name}}","marketplacePath":{{Json(Manifest)}} }""";

    public async Task InstallAsync(WireClient client)
    {
        await client.CallAsync("marketplace/add", $$"""{"source":{{Source}} }""");
        await client.CallAsync("plugin/install", Plugin("demo"));
    }
}
