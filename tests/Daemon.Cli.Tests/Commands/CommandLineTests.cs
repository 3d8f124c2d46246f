using Daemon.Cli.Commands;

namespace Daemon.Cli.Tests.Commands;

/// <summary>What the command line accepts.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("exec", "say hello")]
    [InlineData("exec", "@notes.txt")]
    [InlineData("exec", "-")]
    [InlineData("exec", "--json", "-m", "m1", "-s", "read-only", "-C", "/tmp", "--skip-git-repo-check", "go")]
    [InlineData("exec", "--experimental-json", "--config", "a.b=1", "--sandbox", "workspace-write", "resume", "ID", "--image", "a.png")]
    [InlineData("exec", "resume", "--last", "go on")]
    [InlineData("exec", "--full-auto", "-i", "a.png,b.png", "--output-schema", "s.json", "go")]
    [InlineData("sandbox", "-P", ":workspace", "--", "ls", "--unknown")]
    [InlineData("sandbox", "bash", "-c", "true")]
    [InlineData("sandbox", "macos", "--", "ls")]
    [InlineData("features", "list")]
    [InlineData("--strict-config", "app-server")]
    [InlineData("app-server", "--strict-config")]
    [InlineData("exec", "--strict-config", "-p", "work", "go")]
    [InlineData("-p", "A-1_", "exec", "resume", "--last", "--strict-config")]
    [InlineData("sandbox", "-p", "work", "ls", "-p", "x")]
    [InlineData("app-server", "--listen", "stdio://", "-c", "model=\"m\"")]
    [InlineData("app-server", "--print-startup-config")]
    [InlineData("app-server", "generate-json-schema", "--out", "x")]
    [InlineData("app-server", "generate-ts", "-o", "x", "--experimental", "--prettier", "y")]
    [InlineData("mcp", "list", "--json", "-c", "mcp_servers.x.command=\"y\"")]
    [InlineData("mcp", "add", "docs", "--env", "A=1", "--env", "B=two=x", "--", "npx", "-y", "srv", "--flag")]
    [InlineData("mcp", "add", "web", "--url", "http://127.0.0.1:1/", "--bearer-token-env-var", "T")]
    [InlineData("mcp", "login", "web", "--scopes", "a,b")]
    public void Accepts(params string[] args) => Assert.Empty(CommandLineProgram.Parse(args, new ConfigOptions()).Errors);

    [Theory]
    [InlineData("exec", "--sandbox", "none", "go")]
    [InlineData("exec", "--remote", "ws://127.0.0.1:1", "go")]
    [InlineData("app-server", "--listen", "tcp://x")]
    [InlineData("app-server", "--nonsense")]
    [InlineData("app-server", "generate-json-schema")]
    [InlineData("app-server", "generate-ts", "--experimental")]
    [InlineData("mcp")]
    [InlineData("mcp", "frob")]
    [InlineData("mcp", "add", "nothing")]
    [InlineData("mcp", "add", "both", "--url", "http://127.0.0.1:1/", "--", "cmd")]
    [InlineData("mcp", "add", "env", "--env", "NOEQ", "--", "cmd")]
    [InlineData("mcp", "--strict-config", "list")]
    [InlineData("app-server", "-p", "work")]
    [InlineData("features", "--strict-config", "list")]
    [InlineData("features", "list", "--strict-config")]
    [InlineData("-p", "a/b", "exec", "go")]
    [InlineData("-p", "..", "exec", "go")]
    [InlineData("-p", "", "exec", "go")]
    [InlineData("exec", "-p", "a.b", "go")]
    public async Task Refuses_with_status_2(params string[] args) =>
        Assert.Equal(CommandLineProgram.UsageError, await CommandLineProgram.RunAsync(args));

    [Theory]
    [InlineData("`--strict-config` is not supported for `codex features`", "--strict-config", "features", "list")]
    [InlineData("`--strict-config` is not supported for `codex mcp`", "--strict-config", "mcp", "list")]
    [InlineData("`--strict-config` is not supported for `codex sandbox`", "--strict-config", "sandbox", "linux", "--", "ls")]
    [InlineData("`--strict-config` is not supported for `codex app-server proxy`", "--strict-config", "app-server", "proxy")]
    [InlineData("`--profile` is not supported for `codex app-server`; it applies to `codex acp`, `codex doctor`, `codex exec`, `codex mcp`, `codex sandbox`", "-p", "work", "app-server")]
    [InlineData("`--profile` is not supported for `codex features`; it applies to `codex acp`, `codex doctor`, `codex exec`, `codex mcp`, `codex sandbox`", "-p", "work", "features", "list")]
    [InlineData(null, "--strict-config", "-p", "work", "exec", "go")]
    [InlineData(null, "-p", "work", "sandbox", "--", "ls")]
    [InlineData(null, "app-server", "--strict-config")]
    public void Commands_say_which_options_before_their_name_they_do_not_take(string? expected, params string[] args)
    {
        var options = new ConfigOptions();
        var result = CommandLineProgram.Parse(args, options);

        Assert.Empty(result.Errors);
        Assert.Equal(expected, options.Objection(result));
    }

    [Fact]
    public void The_command_of_sandbox_takes_its_options_along()
    {
        var tokens = CommandLineProgram.Parse(["sandbox", "bash", "-c", "exit 3"], new ConfigOptions()).CommandResult.Tokens.Select(token => token.Value);

        Assert.Equal(["bash", "-c", "exit 3"], tokens);
    }
}
