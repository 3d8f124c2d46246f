using Daemon.AppServer;
using Daemon.Cli.Servers;

namespace Daemon.Cli.Tests.Servers;

/// <summary><c>codex mcp</c> over a CODEX_HOME of its own.</summary>
public sealed class ServerCommandsTests : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("codex-mcp-");

    public void Dispose() => _home.Delete(recursive: true);

    [Fact]
    public async Task Servers_are_added_shown_and_removed()
    {
        Assert.Equal("No MCP servers configured yet. Try `codex mcp add my-tool -- my-command`.\n", await RunAsync(c => c.ListAsync(false, default)));
        Assert.Equal("Added global MCP server 'docs'.\n", await RunAsync(c => c.AddAsync(
            new NewServer("docs") { Command = ["npx", "-y", "srv"], Environment = [KeyValuePair.Create("B", "two=x"), KeyValuePair.Create("A", "1")] }, default)));
        Assert.Equal("Added global MCP server 'web'.\n", await RunAsync(c => c.AddAsync(new NewServer("web") { Url = "https://127.0.0.1:1/mcp", BearerTokenEnvVar = "TOK" }, default)));
        Assert.Equal(
            """
            Name  Command  Args    Env               Cwd  Status   Auth       
            docs  npx      -y srv  A=*****, B=*****  -    enabled  Unsupported

            Name  Url                      Bearer Token Env Var  Status   Auth        
            web   https://127.0.0.1:1/mcp  TOK                   enabled  Bearer token

            """,
            await RunAsync(c => c.ListAsync(false, default)));
        Assert.Equal(
            """
            docs
              enabled: true
              transport: stdio
              command: npx
              args: -y srv
              cwd: -
              env: A=*****, B=*****
              remove: codex mcp remove docs

            """,
            await RunAsync(c => c.ShowAsync("docs", false)));
        Assert.Equal("Removed global MCP server 'docs'.\n", await RunAsync(c => c.RemoveAsync("docs", default)));
        Assert.Equal("No MCP server named 'docs' found.\n", await RunAsync(c => c.RemoveAsync("docs", default)));
        Assert.DoesNotContain("docs", await File.ReadAllTextAsync(Config), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_added_server_takes_the_place_of_its_namesake_and_nothing_else_changes()
    {
        await File.WriteAllTextAsync(Config, "# mine\nmodel = \"m\"\n[mcp_servers.a]\ncommand = \"old\"\nargs = [\"x\"]\n");
        await RunAsync(c => c.AddAsync(new NewServer("a") { Command = ["new"] }, default));
        var text = await File.ReadAllTextAsync(Config);
        Assert.StartsWith("# mine\nmodel = \"m\"\n", text, StringComparison.Ordinal);
        Assert.Contains("command = \"new\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("args", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_every_member()
    {
        await File.WriteAllTextAsync(Config, """
            [mcp_servers.full]
            command = "c"
            env_vars = ["FOO"]
            enabled = false
            startup_timeout_sec = 3.5
            tool_timeout_sec = 7
            enabled_tools = ["t1"]
            """);
        using var shown = System.Text.Json.JsonDocument.Parse(await RunAsync(c => c.ShowAsync("full", true)));
        Assert.Equal(
            """{"name":"full","enabled":false,"disabled_reason":null,"transport":{"type":"stdio","command":"c","args":[],"env":null,"env_vars":["FOO"],"cwd":null},"enabled_tools":["t1"],"disabled_tools":null,"startup_timeout_sec":3.5,"tool_timeout_sec":7.0}""",
            Compact(shown.RootElement));
        using var listed = System.Text.Json.JsonDocument.Parse(await RunAsync(c => c.ListAsync(true, default)));
        Assert.Equal("unsupported", listed.RootElement[0].GetProperty("auth_status").GetString());
        Assert.Equal("full (disabled)\n", await RunAsync(c => c.ShowAsync("full", false)));
    }

    [Theory]
    [InlineData("get", "nope", "No MCP server named 'nope' found.")]
    [InlineData("login", "nope", "No MCP server named 'nope' found.")]
    [InlineData("login", "stdio", "OAuth login is only supported for streamable HTTP servers.")]
    [InlineData("logout", "nope", "No MCP server named 'nope' found in configuration.")]
    [InlineData("logout", "stdio", "OAuth logout is only supported for streamable_http transports.")]
    [InlineData("add", "bad name", "invalid server name 'bad name' (use letters, numbers, '-', '_', ':', '@', '/', '.')")]
    [InlineData("remove", "bad name", "invalid server name 'bad name' (use letters, numbers, '-', '_', ':', '@', '/', '.')")]
    public async Task What_cannot_be_done_is_said(string verb, string name, string message)
    {
        await File.WriteAllTextAsync(Config, "[mcp_servers.stdio]\ncommand = \"c\"\n");
        var error = await Assert.ThrowsAsync<ServerCommandException>(() => RunAsync(commands => verb switch
        {
            "get" => commands.ShowAsync(name, false),
            "login" => commands.LoginAsync(name, null, default),
            "logout" => commands.LogoutAsync(name),
            "add" => commands.AddAsync(new NewServer(name) { Command = ["c"] }, default),
            _ => commands.RemoveAsync(name, default),
        }));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public async Task Nobody_signed_in_is_signed_out_already()
    {
        await File.WriteAllTextAsync(Config, "[mcp_servers.web]\nurl = \"http://127.0.0.1:1/\"\n");
        Assert.Equal("No OAuth credentials stored for 'web'.\n", await RunAsync(c => c.LogoutAsync("web")));
    }

    private string Config => Path.Join(_home.FullName, "config.toml");

    private static string Compact(System.Text.Json.JsonElement value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new System.Text.Json.Utf8JsonWriter(buffer))
        {
            value.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private async Task<string> RunAsync(Func<ServerCommands, Task> work)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var options = new DaemonOptions
        {
            CodexHome = _home.FullName,
            HomeDirectory = _home.FullName,
            SystemFolder = Path.Join(_home.FullName, "etc"),
            Cwd = _home.FullName,
            Shell = "/bin/sh",
            Environment = new Dictionary<string, string>(),
            Version = "1",
        };
        await work(new ServerCommands(options, output));
        return output.ToString();
    }
}
