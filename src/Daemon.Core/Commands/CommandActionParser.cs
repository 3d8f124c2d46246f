using Daemon.Protocol.Items;

namespace Daemon.Core.Commands;

/// <summary>
/// Guesses, for display only, what a command does: files read, listed or searched. When any part is not recognised the whole is
/// one <see cref="CommandAction.Unknown"/>. No decision may rest on the result.
/// </summary>
internal static class CommandActionParser
{
    /// <param name="argv">As it will be started.</param>
    /// <param name="cwd">Absolute; the folder it is started in. Paths that are read become absolute by it.</param>
    public static IReadOnlyList<CommandAction> Parse(IReadOnlyList<string> argv, string cwd)
    {
        string? script = ShellScript.In(argv);
        string whole = script ?? CommandDisplay.Join(argv);
        IReadOnlyList<IReadOnlyList<string>>? commands = script is null ? [argv] : ShellScript.Split(script);
        if (commands is null)
        {
            return [new CommandAction.Unknown(whole)];
        }

        var actions = new List<CommandAction>();
        bool trimmed = false;
        for (int i = 0; i < commands.Count; i++)
        {
            IReadOnlyList<string> command = commands[i];
            if (command[0] == "cd")
            {
                // The last operand, as "cd a b" is an error anyway.
                cwd = Path.GetFullPath(CommandArguments.Operands(command.Skip(1)).LastOrDefault() ?? ".", cwd);
                continue;
            }

            if (commands.Count > 1 && FormattingCommand.Is(command, isFirst: i == 0))
            {
                trimmed |= command[0] == "sed";
                continue;
            }

            CommandAction action = CommandClassifier.Classify(command, cwd);
            if (action is CommandAction.Unknown)
            {
                return [new CommandAction.Unknown(whole)];
            }

            if (actions.Count == 0 || actions[^1] != action)
            {
                actions.Add(action);
            }
        }

        if (actions.Count == 0 && commands.All(c => c[0] == "cd"))
        {
            return [];
        }

        return actions switch
        {
            [] => [new CommandAction.Unknown(whole)],
            // "cat f | sed -n 1,3p" reads some lines of f: the filter is part of the reading.
            [CommandAction.Read read] when trimmed => [read with { Command = whole }],
            _ => actions,
        };
    }
}
