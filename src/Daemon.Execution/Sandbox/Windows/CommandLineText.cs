using System.Text;

namespace Daemon.Execution.Sandbox.Windows;

/// <summary>Arguments as the one text that Windows hands to a program, in the form that <c>CommandLineToArgvW</c> and C programs read.</summary>
internal static class CommandLineText
{
    /// <summary>CreateProcess takes 32,767 characters with the terminator.</summary>
    private const int MaxLength = 32_766;

    /// <summary>What cmd.exe gives a meaning even within quotation marks, and those themselves.</summary>
    private static readonly System.Buffers.SearchValues<char> ReadByShell = System.Buffers.SearchValues.Create("\"%!^&|<>()\r\n");

    /// <param name="program">The file that is executed.</param>
    /// <exception cref="CommandStartException">The text is too long, or the program is a script whose shell would read it differently.</exception>
    public static string Build(string program, IReadOnlyList<string> argv)
    {
        if (IsScript(program) && argv.Skip(1).FirstOrDefault(argument => argument.AsSpan().ContainsAny(ReadByShell)) is { } unsafeArgument)
        {
            throw new CommandStartException(
                CommandStartFailure.Other,
                $"The argument {unsafeArgument} cannot be handed to the batch file {program}: cmd.exe would read it as a command. Run it through a shell.");
        }

        var text = new StringBuilder();
        foreach (string argument in argv)
        {
            text.Append(text.Length > 0 ? " " : "");
            Append(text, argument);
        }

        return text.Length <= MaxLength
            ? text.ToString()
            : throw new CommandStartException(CommandStartFailure.Other, "The command's arguments are longer than Windows takes (32,766 characters).");
    }

    private static bool IsScript(string program) =>
        Path.GetExtension(program.AsSpan()) is var extension
        && (extension.Equals(".bat", StringComparison.OrdinalIgnoreCase) || extension.Equals(".cmd", StringComparison.OrdinalIgnoreCase));

    private static void Append(StringBuilder text, string argument)
    {
        if (argument.Length > 0 && argument.AsSpan().IndexOfAny(" \t\n\v\"") < 0)
        {
            text.Append(argument);
            return;
        }

        text.Append('"');
        int backslashes = 0;
        foreach (char character in argument)
        {
            if (character == '\\')
            {
                backslashes++;
                continue;
            }

            // Backslashes count only before a quotation mark, and then they are doubled.
            text.Append('\\', character == '"' ? (backslashes * 2) + 1 : backslashes).Append(character);
            backslashes = 0;
        }

        text.Append('\\', backslashes * 2).Append('"');
    }
}
