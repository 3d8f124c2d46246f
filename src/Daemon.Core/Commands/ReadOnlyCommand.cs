namespace Daemon.Core.Commands;

/// <summary>
/// Commands that are known only to read files and facts of the system, whatever their operands are. What is not known here is not safe;
/// a name with a folder is not known.
/// </summary>
internal static class ReadOnlyCommand
{
    /// <summary>No option of these writes a file or starts a program.</summary>
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "basename", "cat", "cd", "comm", "cut", "date", "dirname", "echo", "egrep", "expr", "false", "fgrep", "grep", "head", "id", "ls", "nl",
        "paste", "pwd", "readlink", "realpath", "rev", "seq", "stat", "tail", "tr", "true", "uname", "wc", "which", "whoami",
    };

    /// <summary>Actions of find that change files, write them, or start programs.</summary>
    private static readonly string[] FindActions = ["-exec", "-ok", "-delete", "-fls", "-fprint"];

    /// <summary>Options of rg that start programs.</summary>
    private static readonly string[] RipgrepPrograms = ["--pre", "--hostname-bin", "--search-zip"];

    /// <summary>Options of git that write a file, start a program, or open a repository's doors to either.</summary>
    private static readonly string[] GitDangers = ["--output", "--ext-diff", "--textconv", "--exec", "--paginate", "-p", "-O"];

    /// <summary>Whether every command that <paramref name="argv"/> stands for is known. A script that cannot be read whole is not.</summary>
    public static bool IsKnown(IReadOnlyList<string> argv) => ShellScript.CommandsOf(argv).All(IsKnownCommand);

    private static bool IsKnownCommand(IReadOnlyList<string> words)
    {
        var rest = words.Skip(1).ToList();
        return words[0] switch
        {
            "date" => rest.TrueForAll(word => word.StartsWith('+') || word is "-u" or "--utc"),
            "find" => !rest.Exists(word => StartsWithAny(word, FindActions)),
            "rg" => !rest.Exists(word => StartsWithAny(word, RipgrepPrograms) || ShortOptions(word).Contains('z', StringComparison.Ordinal)),
            "sed" => rest is ["-n", var range, ..] && IsLineRange(range) && rest.Skip(2).All(word => !word.StartsWith('-')),
            "git" => rest is ["status" or "log" or "diff" or "show" or "ls-files" or "rev-parse", ..]
                && !rest.Exists(word => StartsWithAny(word, GitDangers)),
            _ => Plain.Contains(words[0]),
        };
    }

    private static bool StartsWithAny(string word, string[] prefixes) => prefixes.Any(prefix => word.StartsWith(prefix, StringComparison.Ordinal));

    private static string ShortOptions(string word) => word is ['-', not '-', ..] ? word[1..] : "";

    /// <summary><c>5p</c> or <c>5,10p</c>: sed's other commands can write files and start programs.</summary>
    private static bool IsLineRange(string script)
    {
        if (script is not [.., 'p'])
        {
            return false;
        }

        var lines = script[..^1].Split(',');
        return lines.Length is 1 or 2 && lines.All(line => line.Length > 0 && line.All(char.IsAsciiDigit));
    }
}
