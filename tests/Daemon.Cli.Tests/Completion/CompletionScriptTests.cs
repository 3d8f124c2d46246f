using System.CommandLine;
using System.Diagnostics;
using Daemon.Cli.Completion;

namespace Daemon.Cli.Tests.Completion;

public sealed class CompletionScriptTests
{
    [Theory]
    [InlineData(new[] { "codex", "" }, new[] { "serve", "--everywhere", "-e" })]
    [InlineData(new[] { "codex", "se" }, new[] { "serve" })]
    [InlineData(new[] { "codex", "serve", "-" }, new[] { "--port", "--everywhere", "-e" })]
    [InlineData(new[] { "codex", "serve", "now", "--f" }, new[] { "--fast" })]
    [InlineData(new[] { "codex", "serve", "--port", "8", "now", "--f" }, new[] { "--fast" })]
    public async Task Bash_offers_the_words_of_the_command_that_was_typed(string[] typed, string[] offered)
    {
        var script = CompletionScripts.Compose("bash", CommandWords.Of(Example()))
            + $"\nCOMP_WORDS=({string.Join(' ', typed.Select(word => $"'{word}'"))})\nCOMP_CWORD={typed.Length - 1}\n_codex\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n";

        Assert.Equal(offered.Order(StringComparer.Ordinal), (await BashAsync(script)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Hidden_commands_and_options_are_not_offered()
    {
        var words = CommandWords.Of(Example());

        Assert.Equal(["", "serve", "serve now"], words.Select(entry => entry.Path));
        Assert.DoesNotContain(words, entry => entry.All.Any(word => word.Contains("secret", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("zsh", "'serve:Serve it’s clients'")]
    [InlineData("fish", "complete -c codex -n '__fish_seen_subcommand_from serve; and not __fish_seen_subcommand_from now' -l port -d 'Where'")]
    [InlineData("powershell", "'serve now' = @('--fast', '--everywhere', '-e')")]
    public void Every_shell_has_its_script(string shell, string part) =>
        Assert.Contains(part, CompletionScripts.Compose(shell, CommandWords.Of(Example())), StringComparison.Ordinal);

    private static RootCommand Example()
    {
        var now = new Command("now", "At once") { new Option<bool>("--fast") { Description = "Hurry" } };
        var serve = new Command("serve", "Serve it's clients") { now, new Option<int>("--port") { Description = "Where" } };
        var root = new RootCommand("An example")
        {
            serve,
            new Command("secret") { Hidden = true },
            new Option<bool>("--secretly") { Hidden = true },
            new Option<bool>("--everywhere", "-e") { Recursive = true, Description = "Holds below too" },
        };
        foreach (var option in root.Options.Where(option => option.Name is "--help" or "--version"))
        {
            option.Hidden = true;
        }

        return root;
    }

    private static async Task<string[]> BashAsync(string script)
    {
        using var bash = new Process
        {
            StartInfo = new ProcessStartInfo("bash", ["--norc", "-s"]) { RedirectStandardInput = true, RedirectStandardOutput = true },
        };
        bash.Start();
        await bash.StandardInput.WriteAsync(script);
        bash.StandardInput.Close();
        var output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
