namespace Daemon.Core.Commands;

/// <summary>Separates the operands of a command from its options.</summary>
internal static class CommandArguments
{
    /// <summary>Words that are neither options nor the separate values of options; after <c>--</c> all are operands.</summary>
    /// <param name="arguments">Without the program.</param>
    /// <param name="withValue">Options whose value is the next word.</param>
    public static List<string> Operands(IEnumerable<string> arguments, params ReadOnlySpan<string> withValue)
    {
        var operands = new List<string>();
        bool skip = false;
        bool all = false;
        foreach (string word in arguments)
        {
            if (skip)
            {
                skip = false;
            }
            else if (all || !word.StartsWith('-'))
            {
                operands.Add(word);
            }
            else if (word == "--")
            {
                all = true;
            }
            else
            {
                skip = withValue.Contains(word);
            }
        }

        return operands;
    }

    /// <summary>The value of the first of these options, given as the next word; null when there is none.</summary>
    public static string? ValueOf(IReadOnlyList<string> arguments, params ReadOnlySpan<string> options)
    {
        for (int i = 0; i + 1 < arguments.Count && arguments[i] != "--"; i++)
        {
            if (options.Contains(arguments[i]))
            {
                return arguments[i + 1];
            }
        }

        return null;
    }

    /// <summary>The part of a path that tells most: its last component that is not a folder every project has.</summary>
    public static string ShortPath(string path)
    {
        string trimmed = path.TrimEnd('/');
        string? telling = trimmed.Split('/').LastOrDefault(part => part is not ("" or "src" or "dist" or "build" or "node_modules"));
        return telling ?? trimmed;
    }
}
