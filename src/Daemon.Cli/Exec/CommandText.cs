namespace Daemon.Cli.Exec;

/// <summary>A command as the person who wrote it would recognise it.</summary>
internal static class CommandText
{
    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create(" '\"\\$`");

    private static readonly string[] Shells = ["bash", "zsh", "sh"];

    /// <summary>
    /// <c>/bin/bash -lc 'uname -a'</c> becomes <c>uname -a</c>. Whatever does not have that form exactly stays as it is.
    /// </summary>
    public static string WithoutShell(string command)
    {
        var parts = command.Split(' ', 3);
        if (parts is not [var shell, "-lc" or "-c", var script] || !Shells.Contains(Path.GetFileName(shell)))
        {
            return command;
        }

        if (script is ['\'', .. var quoted, '\''] && !quoted.Contains('\''))
        {
            return quoted;
        }

        if (script is ['"', .. var doubled, '"'] && doubled.AsSpan().IndexOfAny("\"\\$`") < 0)
        {
            return doubled;
        }

        return script.AsSpan().IndexOfAny(Special) < 0 ? script : command;
    }
}
