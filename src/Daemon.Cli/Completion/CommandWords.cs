using System.CommandLine;

namespace Daemon.Cli.Completion;

/// <summary>What may be typed after one command: the words of a completion.</summary>
/// <param name="Path">The command's words without the program's name, joined by spaces; empty for the program itself.</param>
/// <param name="Commands">Names of its commands, with their descriptions.</param>
/// <param name="Options">Its options and those that hold everywhere, with their descriptions.</param>
internal sealed record CommandWords(
    string Path, IReadOnlyList<(string Name, string Description)> Commands, IReadOnlyList<(string Name, string Description)> Options)
{
    /// <summary>Every word that may follow.</summary>
    public IEnumerable<string> All => Commands.Concat(Options).Select(word => word.Name);

    /// <summary>The words of a command and of all below it; hidden ones are left out.</summary>
    public static IReadOnlyList<CommandWords> Of(Command root)
    {
        List<CommandWords> words = [];
        Add(words, root, "", []);
        return words;
    }

    private static void Add(List<CommandWords> words, Command command, string path, IReadOnlyList<(string Name, string Description)> inherited)
    {
        List<(string Name, string Description)> own = [];
        List<(string Name, string Description)> passedOn = [.. inherited];
        foreach (var option in command.Options.Where(option => !option.Hidden))
        {
            var description = FirstLine(option.Description);
            foreach (var name in option.Aliases.Prepend(option.Name).Where(name => name.StartsWith('-')))
            {
                (option.Recursive ? passedOn : own).Add((name, description));
            }
        }

        List<(string Name, string Description)> commands = [];
        foreach (var sub in command.Subcommands.Where(sub => !sub.Hidden))
        {
            commands.Add((sub.Name, FirstLine(sub.Description)));
        }

        words.Add(new CommandWords(path, commands, [.. own, .. passedOn]));
        foreach (var sub in command.Subcommands.Where(sub => !sub.Hidden))
        {
            Add(words, sub, path.Length == 0 ? sub.Name : $"{path} {sub.Name}", passedOn);
        }
    }

    private static string FirstLine(string? description) => (description ?? "").Split('\n')[0];
}
