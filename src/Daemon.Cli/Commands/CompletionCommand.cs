using System.CommandLine;
using Daemon.Cli.Completion;

namespace Daemon.Cli.Commands;

/// <summary><c>codex completion</c>: prints the script that teaches a shell this command line.</summary>
internal static class CompletionCommand
{
    /// <param name="root">The whole command line.</param>
    public static Command Create(RootCommand root)
    {
        var shell = new Argument<string>("SHELL")
        {
            Description = "bash, zsh, fish or powershell.",
            DefaultValueFactory = _ => "bash",
        };
        shell.AcceptOnlyFromAmong([.. CompletionScripts.Shells]);
        var command = new Command("completion", "Print the script that completes codex in a shell.") { shell };
        command.SetAction(async (result, _) =>
        {
            await result.InvocationConfiguration.Output.WriteLineAsync(
                CompletionScripts.Compose(result.GetValue(shell)!, CommandWords.Of(root)));
            return 0;
        });
        return command;
    }
}
