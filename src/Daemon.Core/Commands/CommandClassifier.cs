using System.Text.RegularExpressions;
using Daemon.Protocol.Items;

namespace Daemon.Core.Commands;

/// <summary>What one simple command does, judged by its name and options. Names with a folder are not recognised.</summary>
internal static partial class CommandClassifier
{
    /// <param name="argv">Not empty.</param>
    /// <param name="cwd">Absolute.</param>
    public static CommandAction Classify(IReadOnlyList<string> argv, string cwd)
    {
        string display = CommandDisplay.Join(argv);
        string[] rest = [.. argv.Skip(1)];
        return argv[0] switch
        {
            "ls" => List(display, CommandArguments.Operands(rest, "-I", "--ignore", "-w", "-T", "--block-size", "--format", "--time-style", "--color")),
            "eza" or "exa" => List(display, CommandArguments.Operands(rest, "-I", "--ignore-glob", "-L", "--level", "--sort", "--color", "--time-style")),
            "tree" => List(display, CommandArguments.Operands(rest, "-L", "-P", "-I", "--charset", "--filelimit", "--sort")),
            "du" => List(display, CommandArguments.Operands(rest, "-d", "--max-depth", "-B", "--block-size", "--exclude", "--time-style")),
            "rg" or "ag" or "ack" or "pt" => Ripgrep(display, rest),
            "grep" or "egrep" or "fgrep" => Grep(display, rest),
            "git" when rest is ["grep", ..] => Grep(display, rest[1..]),
            "git" when rest is ["ls-files", ..] => List(display, CommandArguments.Operands(rest[1..], "-x", "--exclude", "-X", "--exclude-from")),
            "fd" => Fd(display, rest),
            "find" => Find(display, rest),
            "python" or "python3" when CommandArguments.ValueOf(rest, "-c") is { } code && ListsFolder().IsMatch(code) =>
                new CommandAction.ListFiles(display, null),
            _ => FileRead(argv) is { } file
                ? new CommandAction.Read(display, CommandArguments.ShortPath(file), Path.TrimEndingDirectorySeparator(Path.GetFullPath(file, cwd)))
                : new CommandAction.Unknown(display),
        };
    }

    /// <summary>The file that <c>awk PROGRAM FILE</c> reads; null when it reads standard input.</summary>
    public static string? AwkFile(IReadOnlyList<string> argv)
    {
        List<string> operands = CommandArguments.Operands(argv.Skip(1), "-F", "-v", "-f", "--field-separator", "--assign", "--file");
        int program = CommandArguments.ValueOf(argv, "-f", "--file") is null ? 1 : 0;
        return operands.ElementAtOrDefault(program);
    }

    /// <inheritdoc cref="AwkFile"/>
    public static string? NlFile(IReadOnlyList<string> argv) =>
        CommandArguments.Operands(argv.Skip(1), "-s", "-w", "-v", "-i", "-b").FirstOrDefault();

    /// <summary>The file that <c>sed -n N[,M]p FILE</c> reads; null for any other use of sed.</summary>
    public static string? SedFile(IReadOnlyList<string> argv)
    {
        if (!argv.Contains("-n"))
        {
            return null;
        }

        List<string> operands = CommandArguments.Operands(argv.Skip(1), "-e", "--expression", "-f", "--file");
        if (CommandArguments.ValueOf(argv, "-e", "--expression") is { } expression)
        {
            return LineRange().IsMatch(expression) ? operands.FirstOrDefault() : null;
        }

        return operands is [var script, var file, ..] && LineRange().IsMatch(script) ? file : null;
    }

    private static string? FileRead(IReadOnlyList<string> argv) => argv[0] switch
    {
        "cat" or "more" => Single(CommandArguments.Operands(argv.Skip(1))),
        "bat" or "batcat" => Single(CommandArguments.Operands(
            argv.Skip(1), "--theme", "-l", "--language", "--style", "-r", "--line-range", "--tabs", "-m", "--map-syntax")),
        "less" => Single(CommandArguments.Operands(argv.Skip(1), "-p", "-P", "-x", "-y", "-z", "-j", "--pattern", "--prompt", "--tabs", "--window")),
        "head" => Lines(argv, allowPlus: false),
        "tail" => Lines(argv, allowPlus: true),
        "nl" => NlFile(argv),
        "sed" => SedFile(argv),
        "awk" => AwkFile(argv),
        _ => null,
    };

    private static string? Single(List<string> operands) => operands is [var one] && one.Length > 0 ? one : null;

    private static string? Lines(IReadOnlyList<string> argv, bool allowPlus)
    {
        string? count = argv.Count > 1 && argv[1].StartsWith("-n", StringComparison.Ordinal)
            ? argv[1].Length > 2 ? argv[1][2..] : argv.ElementAtOrDefault(2) ?? ""
            : null;
        if (count is null)
        {
            return argv is [_, var only] && !only.StartsWith('-') ? only : null;
        }

        string digits = allowPlus && count.StartsWith('+') ? count[1..] : count;
        return digits.Length > 0 && digits.All(char.IsAsciiDigit)
            ? argv.Skip(argv[1].Length > 2 ? 2 : 3).FirstOrDefault(word => !word.StartsWith('-'))
            : null;
    }

    private static CommandAction.ListFiles List(string display, List<string> operands) => new(display, Short(operands.FirstOrDefault()));

    private static CommandAction Ripgrep(string display, string[] arguments)
    {
        List<string> operands = CommandArguments.Operands(
            arguments, "-g", "--glob", "--iglob", "-t", "--type", "-T", "--type-not", "--type-add", "-A", "-B", "-C", "--context",
            "--after-context", "--before-context", "-m", "--max-count", "-d", "--max-depth", "-e", "--regexp", "-f", "--file", "-j",
            "--threads", "-M", "--max-columns", "-r", "--replace", "--sort", "--sortr", "--color", "--colors", "-E", "--encoding",
            "-G", "--ignore", "--ignore-file", "--pre", "--max-filesize", "--path-separator", "--engine");
        return arguments.Contains("--files") ? List(display, operands) : Search(display, arguments, operands, "-e", "--regexp", "-f", "--file");
    }

    private static CommandAction.Search Grep(string display, string[] arguments) =>
        Search(
            display,
            arguments,
            CommandArguments.Operands(
                arguments, "-e", "--regexp", "-f", "--file", "-A", "-B", "-C", "-m", "--after-context", "--before-context", "--context",
                "--max-count", "--include", "--exclude", "--exclude-dir", "--exclude-from", "--color", "-d", "-D", "--max-depth"),
            "-e", "--regexp", "-f", "--file");

    private static CommandAction.Search Search(
        string display, string[] arguments, List<string> operands, params ReadOnlySpan<string> patternOptions)
    {
        string? pattern = CommandArguments.ValueOf(arguments, patternOptions);
        int path = pattern is null ? 1 : 0;
        return new CommandAction.Search(display, pattern ?? operands.FirstOrDefault(), Short(operands.ElementAtOrDefault(path)));
    }

    private static CommandAction Fd(string display, string[] arguments)
    {
        List<string> operands = CommandArguments.Operands(
            arguments, "-t", "--type", "-e", "--extension", "-E", "--exclude", "-d", "--max-depth", "--min-depth", "--search-path", "--base-directory");
        return operands.Count == 0
            ? new CommandAction.ListFiles(display, null)
            : new CommandAction.Search(display, operands[0], Short(operands.ElementAtOrDefault(1)));
    }

    private static CommandAction Find(string display, string[] arguments)
    {
        // Starting points come before the first test.
        string? path = Short(arguments is [var first, ..] && first[..Math.Min(1, first.Length)] is not ("-" or "!" or "(") ? first : null);
        return CommandArguments.ValueOf(arguments, "-name", "-iname", "-path", "-regex") is { } query
            ? new CommandAction.Search(display, query, path)
            : new CommandAction.ListFiles(display, path);
    }

    private static string? Short(string? path) => path is null ? null : CommandArguments.ShortPath(path);

    [GeneratedRegex(@"\A[0-9]+(,[0-9]+)?p\z")]
    private static partial Regex LineRange();

    [GeneratedRegex(@"\bos\.(listdir|walk|scandir)\b|\bglob\.i?glob\b|\.r?glob\(")]
    private static partial Regex ListsFolder();
}
