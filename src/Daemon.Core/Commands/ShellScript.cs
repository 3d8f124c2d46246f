using System.Text.RegularExpressions;

namespace Daemon.Core.Commands;

/// <summary>Looks into <c>bash -lc SCRIPT</c>. Pure.</summary>
internal static partial class ShellScript
{
    // A script inside a script inside ... is not read forever.
    private const int MaxDepth = 16;

    /// <summary>The script of <c>[bash|sh|zsh, -c|-lc, script]</c>, the shell by name or path; null for any other argv.</summary>
    public static string? In(IReadOnlyList<string> argv) =>
        argv is [var shell, "-c" or "-lc", var script] && (Path.GetFileName(shell) is "bash" or "sh" or "zsh") ? script : null;

    /// <summary>
    /// The commands of a script that holds only plain words, joined by <c>&amp;&amp; || ; |</c> or line breaks; null when anything
    /// else is in it, so that what is decided about the commands holds for the whole script.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string>>? Split(string script)
    {
        var commands = new List<IReadOnlyList<string>>();
        var words = new List<string>();
        foreach (ShellToken token in ShellLexer.Read(script.Trim(), out _))
        {
            switch (token.Kind)
            {
                case ShellTokenKind.Word when token.IsPlain && !(words.Count == 0 && IsSpecialFirstWord(token)):
                    words.Add(token.Text);
                    break;
                case ShellTokenKind.Separator when words.Count > 0:
                    commands.Add(words);
                    words = [];
                    break;
                case ShellTokenKind.Separator when token.Text == "\n":
                    break;
                default:
                    return null;
            }
        }

        if (words.Count == 0)
        {
            return null;
        }

        commands.Add(words);
        return commands;
    }

    /// <summary>The commands that an argv stands for: those of its script if it can be split, else the argv itself.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> CommandsOf(IReadOnlyList<string> argv) =>
        In(argv) is { } script && Split(script) is { } commands ? commands : [argv];

    /// <summary>
    /// Every command whose words can be read in any script, wherever it stands: in conditions, loops, subshells, substitutions.
    /// A word whose value is only known when run is null.
    /// </summary>
    public static IEnumerable<IReadOnlyList<string?>> LiteralCommands(string script) => LiteralCommands(script, MaxDepth);

    private static IEnumerable<IReadOnlyList<string?>> LiteralCommands(string script, int depth)
    {
        var words = new List<string?>();
        IReadOnlyList<ShellToken> tokens = ShellLexer.Read(script, out IReadOnlyList<string> substitutions);
        foreach (ShellToken token in tokens)
        {
            bool isPrefix = words.Count == 0 && token.Kind == ShellTokenKind.Word && IsSpecialFirstWord(token);
            if (token.Kind == ShellTokenKind.Word && !isPrefix)
            {
                words.Add(token.IsLiteral ? token.Text : null);
            }
            else if (words.Count > 0 && !IsRedirection(token))
            {
                yield return words;
                words = [];
            }
        }

        if (words.Count > 0)
        {
            yield return words;
        }

        if (depth == 0)
        {
            yield break;
        }

        foreach (string inner in substitutions)
        {
            foreach (IReadOnlyList<string?> command in LiteralCommands(inner, depth - 1))
            {
                yield return command;
            }
        }
    }

    private static bool IsRedirection(ShellToken token) => token.Kind == ShellTokenKind.Other && (token.Text[0] is '<' or '>');

    // Keywords and assignments stand before a command but are not its name.
    private static bool IsSpecialFirstWord(ShellToken token) =>
        (token.IsBare && (token.Text is "if" or "then" or "elif" or "else" or "fi" or "for" or "while" or "until" or "do" or "done"
            or "case" or "esac" or "in" or "function" or "select" or "time" or "coproc" or "!" or "{" or "}" or "[[" or "]]"))
        || Assignment().IsMatch(token.Text);

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\+?=")]
    private static partial Regex Assignment();
}
