using System.CommandLine;

namespace Daemon.Cli.Commands;

/// <summary><c>codex exec</c>: runs one turn and shows it.</summary>
internal static class ExecCommand
{
    public static Command Create(ConfigOptions config)
    {
        var prompt = new Argument<string>("prompt") { Description = "What to do." };
        var command = new Command("exec", "Run one turn in this folder and show it.") { prompt };
        command.SetAction(_ => 0);
        return command;
    }
}
